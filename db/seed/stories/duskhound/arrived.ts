import type { Scan, Story } from '../story';

const delivered = (from: number, place: string, last: Scan[2] = 'safe_place', clock = '15:12'): Scan[] => [
  [`${from - 4} 11:20`, 'Portland, OR, US', 'label'],
  [`${from - 4} 17:45`, 'Portland, OR, US', 'picked_up', { eta: `${from}` }],
  [`${from - 2} 06:30`, 'Salt Lake City, UT, US', 'departed'],
  [`${from} 07:20`, place, 'van'],
  [`${from} ${clock}`, place, last],
];

/** Parcels of Duskhound that have arrived, and what came back. */
export const DUSKHOUND_ARRIVED: Story[] = [
  {
    key: 'dh-delivered',
    title: 'Delivered today, in the mailbox',
    number: 'DH-10466',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Nora Fitzgerald',
      email: 'nora.fitzgerald@lanternpost.test',
      phone: '+1 802 555 0190',
      line1: '27 Maple St',
      city: 'Burlington',
      region: 'VT',
      postal_code: '05401',
      country: 'US',
    },
    items: [{ variant: 'bandana-dusk-l' }, { variant: 'glow-ball-amber' }],
    placed: '-6 17:30',
    parcels: [
      {
        carrier: 'usps',
        scans: [
          ['-5 12:00', 'Portland, OR, US', 'accepted', { eta: '0' }],
          ['-2 19:10', 'White River Junction, VT, US', 'arrived'],
          ['0 07:40', 'Burlington, VT, US', 'van'],
          ['0 12:26', 'Burlington, VT, US', 'mailbox'],
        ],
      },
    ],
  },
  {
    key: 'dh-porch',
    title: 'Marked delivered, not on the porch',
    number: 'DH-10441',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Marcus Boyd',
      email: 'marcus.boyd@lanternpost.test',
      phone: '+1 404 555 0132',
      line1: '615 Edgewood Ave SE',
      city: 'Atlanta',
      region: 'GA',
      postal_code: '30312',
      country: 'US',
    },
    items: [{ variant: 'coat-ember-s' }],
    placed: '-7 20:02',
    parcels: [{ carrier: 'ups', photo: 'porch', scans: delivered(-1, 'Atlanta, GA, US', 'safe_place', '16:48') }],
    then: [
      [
        '-1 19:20',
        {
          feedback: {
            kind: 'wrong',
            message:
              'It says left at the front door at 4:48. I was on the porch at five and there is nothing. Neighbors on both sides have nothing either.',
          },
        },
      ],
    ],
  },
  {
    key: 'dh-never-came',
    title: 'Said to be delivered, never seen: reported and paid back',
    number: 'DH-10415',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Ines Calloway',
      email: 'ines.calloway@lanternpost.test',
      phone: '+1 505 555 0174',
      line1: '1180 Camino Cabra',
      city: 'Santa Fe',
      region: 'NM',
      postal_code: '87501',
      country: 'US',
    },
    items: [{ variant: 'glow-ball-amber', quantity: 2 }],
    placed: '-14 19:20',
    parcels: [{ carrier: 'usps', scans: delivered(-8, 'Santa Fe, NM, US', 'delivered', '13:07') }],
    then: [
      [
        '-6 08:30',
        {
          report: {
            kind: 'not_arrived',
            answers: { neighbours: 'yes', household: 'yes', places: 'yes', address: 'right' },
            comment: 'The camera at our gate shows no van all afternoon.',
            wish: 'refund',
          },
        },
      ],
      [
        '-5 10:12',
        {
          settle: {
            accept: { outcome: 'refund', note: 'No van, no parcel. Your money is on its way, and we ask the carrier.' },
          },
        },
      ],
    ],
  },
  {
    key: 'dh-exchange',
    title: 'Coat too small: instant exchange, the larger one leaves today',
    number: 'DH-10430',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Hannah Whitlock',
      email: 'hannah.whitlock@pinemail.test',
      phone: '+1 503 555 0113',
      line1: '1428 NE Alberta St',
      city: 'Portland',
      region: 'OR',
      postal_code: '97211',
      country: 'US',
    },
    items: [{ variant: 'coat-fog-s' }],
    placed: '-10 09:50',
    parcels: [{ carrier: 'ups', scans: delivered(-4, 'Portland, OR, US', 'handed') }],
    then: [
      [
        '-1 20:05',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'too_small',
                resolution: 'exchange',
                exchange_variant_external_id: 'coat-fog-m',
                comment: 'She is not fat, she is winter.',
              },
            ],
            method: 'qr',
            sendsFirst: true,
          },
        },
      ],
      [
        '0 08:10',
        {
          parcel: {
            carrier: 'ups',
            inside: [[0, 1]],
            scans: [['0 08:10', 'Portland, OR, US', 'label', { eta: '+2' }]],
          },
        },
      ],
    ],
  },
  {
    key: 'dh-chewed',
    title: '“Chewed it”: waiting for a person to look',
    number: 'DH-10425',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Eddie Marsh',
      email: 'eddie.marsh@pinemail.test',
      line1: '3301 Colfax Ave S',
      city: 'Minneapolis',
      region: 'MN',
      postal_code: '55408',
      country: 'US',
    },
    items: [{ variant: 'harness-pine-m' }],
    placed: '-12 13:00',
    parcels: [{ carrier: 'ups', scans: delivered(-6, 'Minneapolis, MN, US') }],
    then: [
      [
        '0 06:55',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'chewed',
                resolution: 'exchange',
                exchange_variant_external_id: 'harness-pine-l',
                comment: 'He chewed it. I know. But it was too small before he chewed it.',
              },
            ],
            method: 'qr',
          },
        },
      ],
    ],
  },
  {
    key: 'dh-keep',
    title: 'Chewed and small: refunded, keep it',
    number: 'DH-10402',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Tamika Jones',
      email: 'tamika.jones@lanternpost.test',
      line1: '77 Halsey St',
      city: 'Brooklyn',
      region: 'NY',
      postal_code: '11216',
      country: 'US',
    },
    items: [{ variant: 'glow-ball-ember', quantity: 2 }],
    placed: '-15 22:22',
    parcels: [{ carrier: 'usps', scans: delivered(-9, 'Brooklyn, NY, US', 'mailbox') }],
    then: [
      [
        '-4 21:30',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'chewed',
                resolution: 'refund',
                comment: 'It lasted four minutes. She is very proud.',
              },
            ],
          },
        },
      ],
      ['-3 09:15', { approve: 'Keep the remains. We admire the technique.' }],
      ['-3 09:16', { refund: {} }],
    ],
  },
  {
    key: 'dh-credit',
    title: 'Returned for store credit, ten percent on top',
    number: 'DH-10377',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Kenji Watanabe',
      email: 'kenji.watanabe@lanternpost.test',
      phone: '+1 619 555 0121',
      line1: '4512 Utah St',
      city: 'San Diego',
      region: 'CA',
      postal_code: '92116',
      country: 'US',
    },
    items: [{ variant: 'coat-signal-s' }, { variant: 'leash-signal-6 ft' }],
    placed: '-21 19:48',
    parcels: [{ carrier: 'ups', scans: delivered(-15, 'San Diego, CA, US') }],
    then: [
      [
        '-11 18:00',
        { ask: { lines: [{ item: 0, quantity: 1, reason: 'too_large', resolution: 'store_credit' }], method: 'qr' } },
      ],
      ['-5 14:10', { receive: { lines: [[1]] } }],
      ['-5 14:12', { refund: {} }],
    ],
  },
  {
    key: 'dh-tag',
    title: 'A final-sale tag beside things that can come back',
    number: 'DH-10436',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Phoebe Lang',
      email: 'phoebe.lang@northshore.test',
      line1: '209 Pearl St',
      city: 'Ypsilanti',
      region: 'MI',
      postal_code: '48197',
      country: 'US',
    },
    items: [{ variant: 'tag-brass' }, { variant: 'bandana-ember-s' }],
    placed: '-9 11:11',
    parcels: [{ carrier: 'usps', scans: delivered(-3, 'Ypsilanti, MI, US', 'mailbox') }],
    then: [['-2 08:40', { feedback: { kind: 'fine', rating: 5, message: 'Spelled right. Bark-tested.' } }]],
  },
  {
    key: 'dh-half',
    title: 'Half returned: one harness of two',
    number: 'DH-10371',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Gus Petrakis',
      email: 'gus.petrakis@northshore.test',
      line1: '5040 N Clark St',
      city: 'Chicago',
      region: 'IL',
      postal_code: '60640',
      country: 'US',
    },
    items: [{ variant: 'harness-ember-m', quantity: 2 }],
    placed: '-23 08:25',
    parcels: [{ carrier: 'ups', scans: delivered(-17, 'Chicago, IL, US') }],
    then: [
      [
        '-13 12:00',
        { ask: { lines: [{ item: 0, quantity: 1, reason: 'changed_mind', resolution: 'refund' }], method: 'qr' } },
      ],
      ['-6 15:45', { receive: { lines: [[1]] } }],
      ['-6 15:50', { refund: {} }],
    ],
  },
  {
    key: 'dh-damaged',
    title: 'Arrived torn: photo asked for, decision due',
    number: 'DH-10446',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Lucille Abbott',
      email: 'lucille.abbott@pinemail.test',
      line1: '36 Orchard Ln',
      city: 'Ithaca',
      region: 'NY',
      postal_code: '14850',
      country: 'US',
    },
    items: [{ variant: 'coat-fog-xs' }],
    placed: '-8 15:15',
    parcels: [{ carrier: 'ups', scans: delivered(-2, 'Ithaca, NY, US') }],
    then: [
      [
        '-1 09:25',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'damaged',
                resolution: 'refund',
                comment: 'Box was torn and so is the left shoulder.',
              },
            ],
            method: 'label',
          },
        },
      ],
    ],
  },
  {
    key: 'dh-back',
    title: 'Back with us, refund due',
    number: 'DH-10383',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Sam Okonkwo',
      email: 'sam.okonkwo@lanternpost.test',
      line1: '1201 Maple Ave',
      city: 'Boise',
      region: 'ID',
      postal_code: '83702',
      country: 'US',
    },
    items: [{ variant: 'booties-signal-s' }],
    placed: '-19 10:10',
    parcels: [{ carrier: 'usps', scans: delivered(-13, 'Boise, ID, US', 'mailbox') }],
    then: [
      [
        '-8 20:00',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'too_small',
                resolution: 'refund',
                comment: 'The funny walk did not pass on day three.',
              },
            ],
            method: 'qr',
          },
        },
      ],
      ['-1 13:30', { receive: { lines: [[1]] } }],
    ],
  },
  {
    key: 'dh-outside',
    title: 'Delivered long ago: outside the return window',
    number: 'DH-10012',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Arlo Jensen',
      email: 'arlo.jensen@pinemail.test',
      line1: '640 Grand Ave',
      city: 'Laramie',
      region: 'WY',
      postal_code: '82070',
      country: 'US',
    },
    items: [{ variant: 'led-collar-ice-s' }],
    placed: '-84d 14:30',
    parcels: [
      {
        carrier: 'usps',
        scans: [
          ['-82d 12:00', 'Portland, OR, US', 'accepted'],
          ['-79d 09:00', 'Laramie, WY, US', 'van'],
          ['-79d 14:08', 'Laramie, WY, US', 'mailbox'],
        ],
      },
    ],
    then: [
      [
        '-70d 21:00',
        {
          feedback: {
            kind: 'comment',
            rating: 4,
            message: 'Can see him from the highway. Can the highway see him? Yes.',
          },
        },
      ],
    ],
  },
];
