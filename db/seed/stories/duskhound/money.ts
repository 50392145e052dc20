import type { Scan, Story } from '../story';

const delivered = (from: number, place: string, last: Scan[2], clock: string): Scan[] => [
  [`${from - 4} 11:20`, 'Portland, OR, US', 'label'],
  [`${from - 4} 17:45`, 'Portland, OR, US', 'picked_up', { eta: `${from}` }],
  [`${from - 2} 06:30`, 'Salt Lake City, UT, US', 'departed'],
  [`${from} 07:20`, place, 'van'],
  [`${from} ${clock}`, place, last],
];

/** Money of Duskhound that waits: for a bank, or with what was paid at a border. */
export const DUSKHOUND_MONEY: Story[] = [
  {
    key: 'dh-dispute',
    title: 'Sent back, and disputed with the bank meanwhile: the refund waits',
    number: 'DH-10406',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Terrence Ochoa',
      email: 'terrence.ochoa@lanternpost.test',
      phone: '+1 602 555 0147',
      line1: '2210 E Willetta St',
      city: 'Phoenix',
      region: 'AZ',
      postal_code: '85006',
      country: 'US',
    },
    items: [{ variant: 'led-collar-ember-s' }, { variant: 'harness-ember-m' }],
    placed: '-21 21:40',
    parcels: [{ carrier: 'ups', scans: delivered(-15, 'Phoenix, AZ, US', 'safe_place', '16:05') }],
    then: [
      [
        '-11 07:52',
        {
          ask: {
            lines: [
              {
                item: 1,
                quantity: 1,
                reason: 'too_large',
                resolution: 'refund',
                comment: 'She backs right out of it.',
              },
            ],
            method: 'qr',
          },
        },
      ],
      ['-4 13:15', { receive: { lines: [[1]], note: 'Clean, tags on.' } }],
      ['-3 09:05', { dispute: 'credit not processed' }],
    ],
  },
  {
    key: 'dh-duties',
    title: 'Across the border with duty and import tax: both go back with the coat',
    number: 'DH-10410',
    locale: 'en',
    day: 'past',
    buyer: {
      name: 'Margaret Lavoie',
      email: 'margaret.lavoie@lanternpost.test',
      phone: '+1 416 555 0128',
      line1: '64 Wellesley St E',
      city: 'Toronto',
      region: 'ON',
      postal_code: 'M4Y 1G3',
      country: 'CA',
    },
    items: [{ variant: 'coat-ember-s' }, { variant: 'bandana-dusk-l' }],
    placed: '-20 18:22',
    charges: [
      { type: 'duty', title: 'Canadian duty', amount: 1_350 },
      { type: 'import_tax', title: 'GST/HST', amount: 1_690 },
    ],
    parcels: [{ carrier: 'ups', scans: delivered(-13, 'Toronto, ON, CA', 'handed', '14:22') }],
    then: [
      [
        '-9 19:30',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'too_small',
                resolution: 'refund',
                comment: 'He has grown since I measured. The bandana stays.',
              },
            ],
            method: 'label',
          },
        },
      ],
      ['-1 10:20', { receive: { lines: [[1]] } }],
    ],
  },
];
