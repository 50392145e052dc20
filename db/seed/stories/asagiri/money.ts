import type { Story } from '../story';

/** Money of Asagiri that was paid at the door, and has no card to go back to. */
export const ASAGIRI_MONEY: Story[] = [
  {
    key: 'ag-cash',
    title: 'Paid cash on delivery, sent back: they are asked for an account',
    number: 'AG-3038',
    locale: 'ja',
    day: 'past',
    buyer: {
      name: '大西 千代',
      email: 'chiyo.onishi@yubin.test',
      phone: '03-0000-0146',
      line1: '御幸町通1-22',
      city: '姫路市',
      region: '兵庫県',
      postal_code: '670-0012',
      country: 'JP',
    },
    items: [{ variant: 'tea-bowl-kuro' }, { variant: 'whisk-shiratake' }],
    placed: '-15 09:15',
    paidBy: 'cash_on_delivery',
    charges: [{ type: 'fee', title: '代引手数料', amount: 330 }],
    parcels: [
      {
        carrier: 'akebono_bin',
        scans: [
          ['-12 11:05', '京都市, 京都府, JP', 'label'],
          ['-12 16:30', '京都市, 京都府, JP', 'picked_up', { eta: '-10' }],
          ['-11 05:10', '久御山町, 京都府, JP', 'departed'],
          ['-10 08:05', '姫路市, 兵庫県, JP', 'van'],
          ['-10 11:48', '姫路市, 兵庫県, JP', 'handed'],
        ],
      },
    ],
    then: [
      [
        '-8 19:45',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'changed_mind',
                resolution: 'refund',
                comment: '手取りが思いのほか大きく、母には重いようでした。',
              },
            ],
            method: 'pickup',
          },
        },
      ],
      ['-7 10:10', { approve: '承知いたしました。お手数ですが、箱のままお渡しください。' }],
      ['-3 15:20', { receive: { lines: [[1]], note: '未使用。箱に擦れなし。' } }],
    ],
  },
];
