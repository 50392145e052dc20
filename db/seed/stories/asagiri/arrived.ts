import type { Scan, Story } from '../story';

const delivered = (from: number, place: string, last: Scan[2] = 'handed', clock = '14:38'): Scan[] => [
  [`${from - 2} 11:05`, '京都市, 京都府, JP', 'label'],
  [`${from - 2} 16:30`, '京都市, 京都府, JP', 'picked_up', { eta: `${from}` }],
  [`${from - 1} 05:10`, '久御山町, 京都府, JP', 'departed'],
  [`${from} 08:05`, place, 'van'],
  [`${from} ${clock}`, place, last],
];

/** Parcels of Asagiri that have arrived, and what came back. */
export const ASAGIRI_ARRIVED: Story[] = [
  {
    key: 'ag-box',
    title: 'Delivered today into the parcel box',
    number: 'AG-3074',
    locale: 'ja',
    day: 'past',
    buyer: {
      name: '吉田 彩香',
      email: 'ayaka.yoshida@yubin.test',
      phone: '03-0000-0119',
      line1: '下北沢2-9-3-402',
      city: '世田谷区',
      region: '東京都',
      postal_code: '155-0031',
      country: 'JP',
    },
    items: [{ variant: 'whisk-shiratake' }, { variant: 'indigo-cloth-akane' }],
    placed: '-4 20:40',
    parcels: [
      {
        carrier: 'akebono_bin',
        photo: 'locker',
        scans: [
          ['-2 11:05', '京都市, 京都府, JP', 'label'],
          ['-2 16:30', '京都市, 京都府, JP', 'picked_up', { eta: '0' }],
          ['-1 06:20', '厚木市, 神奈川県, JP', 'arrived', { eta: '0 10:00-12:00' }],
          ['0 07:58', '世田谷区, 東京都, JP', 'van'],
          ['0 10:46', '世田谷区, 東京都, JP', 'safe_place', { words: '宅配ボックス5番にお届けしました' }],
        ],
      },
    ],
  },
  {
    key: 'ag-one-missing',
    title: 'One of two cups was not in the box: reported, sent again',
    number: 'AG-3035',
    locale: 'ja',
    day: 'past',
    buyer: {
      name: '三浦 志保',
      email: 'shiho.miura@yubin.test',
      line1: '本町3-6-1',
      city: '金沢市',
      region: '石川県',
      postal_code: '920-0853',
      country: 'JP',
    },
    items: [{ variant: 'soba-cup-gosu', quantity: 2 }],
    placed: '-12 09:40',
    parcels: [{ carrier: 'akebono_bin', scans: delivered(-7, '金沢市, 石川県, JP') }],
    then: [
      [
        '-6 20:05',
        {
          report: {
            kind: 'missing',
            items: [[0, 1]],
            answers: { packaging: 'whole' },
            comment: '二客注文いたしましたが、一客のみ入っておりました。',
            photos: 1,
            wish: 'replace',
          },
        },
      ],
      [
        '-5 10:20',
        {
          settle: {
            accept: {
              outcome: 'replace',
              note: '申し訳ございません。棚に一客残しておりました。すぐにお送りいたします。',
            },
          },
        },
      ],
    ],
  },
  {
    key: 'ag-chipped',
    title: 'A chipped bowl, replaced; the new one is on its way',
    number: 'AG-3022',
    locale: 'ja',
    day: 'soon',
    buyer: {
      name: '中島 文',
      email: 'fumi.nakajima@yubin.test',
      line1: '片原町9-2',
      city: '高松市',
      region: '香川県',
      postal_code: '760-0040',
      country: 'JP',
    },
    items: [{ variant: 'tea-bowl-shiro' }],
    placed: '-13 11:00',
    parcels: [{ carrier: 'akebono_bin', scans: delivered(-9, '高松市, 香川県, JP') }],
    then: [
      [
        '-8 20:15',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'damaged',
                resolution: 'replace',
                comment: '箱を開けましたところ、口縁が欠けておりました。',
              },
            ],
            method: 'pickup',
          },
        },
      ],
      ['-7 10:05', { approve: 'お写真を拝見いたしました。申し訳ございません。同じ窯の一碗をお送りいたします。' }],
      ['-4 15:00', { receive: { lines: [[0, 1]], note: '口縁に欠け。窯元へ戻します。' } }],
      ['-3 10:40', { close: '同じ窯の一碗をお選びしました。本日お送りいたします。' }],
      [
        '-3 11:05',
        {
          parcel: {
            carrier: 'akebono_bin',
            inside: [[0, 1]],
            note: '今度は藁を倍にいたしました。',
            scans: [
              ['-3 11:05', '京都市, 京都府, JP', 'label'],
              ['-2 16:30', '京都市, 京都府, JP', 'picked_up', { eta: '0' }],
              ['-1 07:40', '高松市, 香川県, JP', 'arrived', { eta: '0 14:00-16:00' }],
            ],
          },
        },
      ],
    ],
  },
  {
    key: 'ag-part',
    title: 'Part of a set returned, in yen',
    number: 'AG-3009',
    locale: 'ja',
    day: 'past',
    buyer: {
      name: '木村 直樹',
      email: 'naoki.kimura@yubin.test',
      line1: '栄町5-33',
      city: '静岡市葵区',
      region: '静岡県',
      postal_code: '420-0859',
      country: 'JP',
    },
    items: [{ variant: 'soba-cup-sabi', quantity: 3 }],
    placed: '-17 21:30',
    parcels: [{ carrier: 'akebono_bin', scans: delivered(-13, '静岡市葵区, 静岡県, JP') }],
    then: [
      [
        '-10 09:20',
        {
          ask: { lines: [{ item: 0, quantity: 1, reason: 'changed_mind', resolution: 'refund' }], method: 'drop_off' },
        },
      ],
      ['-9 10:00', { approve: '' }],
      ['-5 13:20', { receive: { lines: [[1]] } }],
      ['-4 10:30', { refund: {} }],
    ],
  },
  {
    key: 'ag-handed',
    title: 'Delivered yesterday, handed over',
    number: 'AG-3062',
    locale: 'ja',
    day: 'past',
    buyer: {
      name: '松本 由美子',
      email: 'yumiko.matsumoto@yubin.test',
      line1: '城西1-4-7',
      city: '松本市',
      region: '長野県',
      postal_code: '390-0875',
      country: 'JP',
    },
    items: [{ variant: 'vase-haijiro' }],
    placed: '-5 08:50',
    parcels: [{ carrier: 'akebono_bin', scans: delivered(-1, '松本市, 長野県, JP') }],
    then: [['-1 20:02', { feedback: { kind: 'fine', rating: 5, message: '枝を一本だけ。たしかに十分でした。' } }]],
  },
  {
    key: 'ag-asks',
    title: 'A return waiting for an answer',
    number: 'AG-3050',
    locale: 'ja',
    day: 'past',
    buyer: {
      name: '橋本 涼',
      email: 'ryo.hashimoto@yubin.test',
      line1: '鍛冶町12-5',
      city: '弘前市',
      region: '青森県',
      postal_code: '036-8196',
      country: 'JP',
    },
    items: [{ variant: 'indigo-cloth-kon', quantity: 2 }, { variant: 'cedar-tray-shiraki' }],
    placed: '-8 17:20',
    parcels: [{ carrier: 'akebono_bin', scans: delivered(-4, '弘前市, 青森県, JP') }],
    then: [
      [
        '0 07:40',
        {
          ask: {
            lines: [
              {
                item: 1,
                quantity: 1,
                reason: 'not_as_described',
                resolution: 'refund',
                comment: '写真より木目が赤く感じられました。',
              },
            ],
            method: 'pickup',
          },
        },
      ],
    ],
  },
  {
    key: 'ag-asks-exchange',
    title: 'Another glaze, please: an exchange waiting for an answer',
    number: 'AG-3045',
    locale: 'ja',
    day: 'past',
    buyer: {
      name: '山崎 静江',
      email: 'shizue.yamazaki@yubin.test',
      line1: '古町通7-1002',
      city: '新潟市中央区',
      region: '新潟県',
      postal_code: '951-8063',
      country: 'JP',
    },
    items: [{ variant: 'plate-set-kohiki' }],
    placed: '-10 14:14',
    parcels: [{ carrier: 'akebono_bin', scans: delivered(-6, '新潟市中央区, 新潟県, JP') }],
    then: [
      [
        '-1 19:10',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'not_my_style',
                resolution: 'exchange',
                exchange_variant_external_id: 'plate-set-namako',
                comment: '白が増えすぎましたので、青を。',
              },
            ],
            method: 'pickup',
          },
        },
      ],
    ],
  },
  {
    key: 'ag-back',
    title: 'Back in the shop, refund due',
    number: 'AG-3018',
    locale: 'ja',
    day: 'past',
    buyer: {
      name: '清水 拓也',
      email: 'takuya.shimizu@yubin.test',
      line1: '紺屋町3-8',
      city: '岡山市北区',
      region: '岡山県',
      postal_code: '700-0818',
      country: 'JP',
    },
    items: [{ variant: 'kyusu-shudei' }],
    placed: '-15 10:05',
    parcels: [{ carrier: 'akebono_bin', scans: delivered(-11, '岡山市北区, 岡山県, JP') }],
    then: [
      [
        '-8 21:00',
        {
          ask: { lines: [{ item: 0, quantity: 1, reason: 'changed_mind', resolution: 'refund' }], method: 'drop_off' },
        },
      ],
      ['-7 10:20', { approve: '' }],
      ['-1 14:00', { receive: { lines: [[1]], note: '未使用。' } }],
    ],
  },
  {
    key: 'ag-refunded',
    title: 'Returned whole, refund sent',
    number: 'AG-2996',
    locale: 'ja',
    day: 'past',
    buyer: {
      name: '岡田 真理',
      email: 'mari.okada@yubin.test',
      line1: '桜坂6-2',
      city: '鹿児島市',
      region: '鹿児島県',
      postal_code: '892-0841',
      country: 'JP',
    },
    items: [{ variant: 'vase-ruri' }],
    placed: '-19 13:30',
    parcels: [{ carrier: 'akebono_bin', scans: delivered(-15, '鹿児島市, 鹿児島県, JP') }],
    then: [
      [
        '-12 18:45',
        {
          ask: {
            lines: [
              { item: 0, quantity: 1, reason: 'damaged', resolution: 'refund', comment: '底にひびがございました。' },
            ],
            method: 'pickup',
          },
        },
      ],
      ['-11 10:10', { approve: '申し訳ございません。集荷に伺います。' }],
      ['-7 11:30', { receive: { lines: [[1]] } }],
      ['-6 10:00', { refund: { note: '全額を返金。' } }],
    ],
  },
  {
    key: 'ag-outside',
    title: 'Delivered long ago: outside the return window',
    number: 'AG-2911',
    locale: 'ja',
    day: 'past',
    buyer: {
      name: '前田 保',
      email: 'tamotsu.maeda@yubin.test',
      line1: '宮前町2-6',
      city: '高山市',
      region: '岐阜県',
      postal_code: '506-0841',
      country: 'JP',
    },
    items: [{ variant: 'soba-cup-gosu', quantity: 2 }],
    placed: '-40d 11:40',
    parcels: [
      {
        carrier: 'akebono_bin',
        scans: [
          ['-38d 16:30', '京都市, 京都府, JP', 'picked_up'],
          ['-36d 08:05', '高山市, 岐阜県, JP', 'van'],
          ['-36d 13:31', '高山市, 岐阜県, JP', 'handed'],
        ],
      },
    ],
    then: [['-30d 09:00', { feedback: { kind: 'comment', rating: 5, message: '毎朝、そば湯をいただいております。' } }]],
  },
];
