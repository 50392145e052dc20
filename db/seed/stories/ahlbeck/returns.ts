import type { Scan, Story } from '../story';

/** From the workshop to a door in Germany, in three days that end with the given one. */
const delivered = (from: number, town: string, clock = '13:20'): Scan[] => [
  [`${from - 3} 10:05`, 'Lübeck, DE', 'label'],
  [`${from - 2} 17:30`, 'Lübeck, DE', 'picked_up', { eta: `${from}` }],
  [`${from - 1} 02:15`, 'Neumünster, DE', 'departed'],
  [`${from} 07:58`, `${town}, DE`, 'van'],
  [`${from} ${clock}`, `${town}, DE`, 'handed'],
];

/** What comes back to Ahlbeck & Tochter. */
export const AHLBECK_RETURNS: Story[] = [
  {
    key: 'at-exchange',
    title: 'Exchange from 42 to 43, the new pair already on its way',
    number: 'AT-24031',
    locale: 'de',
    day: 'soon',
    buyer: {
      name: 'Katharina Ebert',
      email: 'katharina.ebert@posteo.test',
      phone: '+49 30 23125 871',
      line1: 'Bergmannstraße 102',
      city: 'Berlin',
      postal_code: '10961',
      country: 'DE',
    },
    items: [{ variant: 'derby-cognac-42' }],
    placed: '-14 20:16',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-10, 'Berlin') }],
    then: [
      [
        '-7 19:40',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'too_small',
                resolution: 'exchange',
                exchange_variant_external_id: 'derby-cognac-43',
                comment: 'Zu eng am Ballen, sonst wunderbar.',
              },
            ],
            method: 'label',
          },
        },
      ],
      ['-6 09:12', { approve: 'Die 43 haben wir zurückgelegt.' }],
      [
        '-4 16:20',
        {
          parcel: {
            carrier: 'dhl_de',
            direction: 'return',
            inside: [[0, 1]],
            scans: [
              ['-4 16:20', 'Berlin, DE', 'accepted'],
              ['-3 03:10', 'Rüdersdorf, DE', 'departed'],
              ['-2 09:30', 'Lübeck, DE', 'handed', { words: 'In der Werkstatt angekommen.' }],
            ],
          },
        },
      ],
      ['-2 14:02', { receive: { lines: [[1]], note: 'Ungetragen, wie neu.' } }],
      ['-2 15:05', { close: 'Ungetragen, wie neu. Die 43 gehen noch heute los.' }],
      [
        '-2 15:10',
        {
          parcel: {
            carrier: 'dhl_de',
            inside: [[0, 1]],
            note: 'Die 43 sind auf demselben Leisten gebaut, nur eine Nummer weiter.',
            scans: [
              ['-2 15:10', 'Lübeck, DE', 'label'],
              ['-2 17:36', 'Lübeck, DE', 'picked_up', { eta: '0' }],
              ['-1 05:48', 'Rüdersdorf, DE', 'arrived', { eta: '0 10:00-13:00' }],
            ],
          },
        },
      ],
    ],
  },
  {
    key: 'at-half',
    title: 'Half returned: one of two pairs came back',
    number: 'AT-23998',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Dorothea Sieveking',
      email: 'dorothea.sieveking@elbpost.test',
      line1: 'Jenischstraße 7',
      city: 'Hamburg',
      postal_code: '22609',
      country: 'DE',
    },
    items: [{ variant: 'loafer-black-40' }, { variant: 'loafer-black-41' }],
    placed: '-17 18:00',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-13, 'Hamburg', '11:02') }],
    then: [
      [
        '-11 10:20',
        {
          ask: {
            lines: [{ item: 1, quantity: 1, reason: 'ordered_several', resolution: 'refund' }],
            method: 'label',
          },
        },
      ],
      ['-10 09:00', { approve: '' }],
      ['-6 14:30', { receive: { lines: [[1]] } }],
      ['-5 10:15', { refund: { note: 'Rückzahlung auf die Karte.' } }],
    ],
  },
  {
    key: 'at-withdrawal',
    title: 'Statutory withdrawal, parcel on its way back',
    number: 'AT-24044',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Sebastian Thoma',
      email: 'sebastian.thoma@alpenpost.test',
      line1: 'Ludwigstraße 20',
      city: 'Garmisch-Partenkirchen',
      postal_code: '82467',
      country: 'DE',
    },
    items: [{ variant: 'hiking-boot-loden-42' }],
    placed: '-10 07:30',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-6, 'Garmisch-Partenkirchen', '15:44') }],
    then: [
      ['-3 21:05', { ask: { kind: 'withdrawal', lines: [{ item: 0, quantity: 1 }], method: 'label' } }],
      [
        '-1 11:30',
        {
          parcel: {
            carrier: 'dhl_de',
            direction: 'return',
            inside: [[0, 1]],
            scans: [['-1 11:30', 'Garmisch-Partenkirchen, DE', 'accepted']],
          },
        },
      ],
    ],
  },
  {
    key: 'at-scuffed',
    title: 'A scuffed sole: €20 deducted and explained',
    number: 'AT-23985',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Moritz Hagedorn',
      email: 'moritz.hagedorn@mailkasten.test',
      line1: 'Kaiserallee 15',
      city: 'Karlsruhe',
      postal_code: '76133',
      country: 'DE',
    },
    items: [{ variant: 'loafer-walnut-42' }],
    placed: '-18 22:40',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-14, 'Karlsruhe') }],
    then: [
      [
        '-9 17:25',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'too_large',
                resolution: 'refund',
                comment: 'Ich schlupfe hinten heraus.',
              },
            ],
            method: 'label',
          },
        },
      ],
      ['-8 09:20', { approve: '' }],
      [
        '-4 13:15',
        {
          receive: {
            lines: [[0, 1]],
            note: 'Die Sohle ist an der Spitze bis auf den Rahmen verkratzt: draußen getragen.',
          },
        },
      ],
      [
        '-4 13:40',
        {
          note: {
            audience: 'everyone',
            text: 'Lieber Herr Hagedorn, die Laufsohle ist an der Spitze verkratzt. Wir schleifen sie ab und lassen sie neu ein; dafür behalten wir 20 € zurück. Den Rest haben Sie in drei Tagen auf der Karte.',
          },
        },
      ],
      ['-3 10:05', { refund: { less: 2_000, note: '20 € für das Aufarbeiten der Sohle einbehalten.' } }],
    ],
  },
  {
    key: 'at-refunded',
    title: 'Returned whole, refund sent',
    number: 'AT-23971',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Leonie Straub',
      email: 'leonie.straub@posteo.test',
      line1: 'Wilhelmstraße 44',
      city: 'Tübingen',
      postal_code: '72074',
      country: 'DE',
    },
    items: [{ variant: 'chelsea-black-39' }],
    placed: '-18 12:00',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-14, 'Tübingen', '10:48') }],
    then: [
      [
        '-11 20:02',
        { ask: { lines: [{ item: 0, quantity: 1, reason: 'not_my_style', resolution: 'refund' }], method: 'label' } },
      ],
      ['-10 09:05', { approve: '' }],
      ['-5 15:20', { receive: { lines: [[1]] } }],
      ['-1 11:00', { refund: {} }],
    ],
  },
  {
    key: 'at-asks-large',
    title: 'A return waiting for the workshop’s yes',
    number: 'AT-24040',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Birgit Ostermann',
      email: 'birgit.ostermann@briefkasten.test',
      line1: 'Nordwall 12',
      city: 'Celle',
      postal_code: '29221',
      country: 'DE',
    },
    items: [{ variant: 'derby-cognac-41' }, { variant: 'care-tin-brown' }],
    placed: '-11 16:45',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-7, 'Celle') }],
    then: [
      [
        '-1 19:32',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'too_large',
                resolution: 'exchange',
                exchange_variant_external_id: 'derby-cognac-40',
                comment: 'Mit dicken Socken ginge es, aber ich trage keine.',
              },
            ],
            method: 'label',
          },
        },
      ],
    ],
  },
  {
    key: 'at-asks-fault',
    title: 'A seam that gave way: fault claimed, waiting for an answer',
    number: 'AT-24022',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Jannik Overbeck',
      email: 'jannik.overbeck@nordlicht.test',
      line1: 'Rosenstraße 30',
      city: 'Bielefeld',
      postal_code: '33602',
      country: 'DE',
    },
    items: [{ variant: 'loafer-burgundy-43' }],
    placed: '-15 14:10',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-11, 'Bielefeld') }],
    then: [
      [
        '0 07:15',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'defective',
                resolution: 'refund',
                comment: 'Am linken Schuh geht innen die Naht auf, nach vier Tagen.',
              },
            ],
            method: 'label',
          },
        },
      ],
    ],
  },
  {
    key: 'at-received',
    title: 'Back in the workshop, refund due',
    number: 'AT-24005',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Claudia Wernicke',
      email: 'claudia.wernicke@mailkasten.test',
      line1: 'Am Markt 6',
      city: 'Quedlinburg',
      postal_code: '06484',
      country: 'DE',
    },
    items: [{ variant: 'slipper-stone-39', quantity: 2 }],
    placed: '-15 09:09',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-11, 'Quedlinburg') }],
    then: [
      [
        '-8 18:30',
        { ask: { lines: [{ item: 0, quantity: 2, reason: 'changed_mind', resolution: 'refund' }], method: 'qr' } },
      ],
      ['-7 09:10', { approve: '' }],
      ['-1 10:50', { receive: { lines: [[2]], note: 'Beide Paare ungetragen.' } }],
    ],
  },
  {
    key: 'at-rejected',
    title: 'A return the workshop had to decline',
    number: 'AT-23988',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Vincent Kaltenbach',
      email: 'vincent.kaltenbach@posteo.test',
      line1: 'Talstraße 81',
      city: 'Freiburg im Breisgau',
      postal_code: '79102',
      country: 'DE',
    },
    items: [{ variant: 'derby-burgundy-43' }],
    placed: '-22 20:20',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-18, 'Freiburg im Breisgau') }],
    then: [
      [
        '-6 21:14',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'other',
                resolution: 'refund',
                comment: 'Gefallen nach drei Wochen nicht mehr.',
              },
            ],
            method: 'label',
          },
        },
      ],
      [
        '-5 09:40',
        {
          reject:
            'Die Schuhe sind sichtbar eingetragen; als ungetragen können wir sie nicht zurücknehmen. Wir richten Ihnen gern die Ferse.',
        },
      ],
    ],
  },
];
