import type { Scan, Story } from '../story';

const delivered = (from: number, town: string, clock: string): Scan[] => [
  [`${from - 3} 10:05`, 'Lübeck, DE', 'label'],
  [`${from - 2} 17:30`, 'Lübeck, DE', 'picked_up', { eta: `${from}` }],
  [`${from - 1} 02:15`, 'Neumünster, DE', 'departed'],
  [`${from} 07:58`, `${town}, DE`, 'van'],
  [`${from} ${clock}`, `${town}, DE`, 'handed'],
];

/** Money of Ahlbeck & Tochter that does not go back by itself. */
export const AHLBECK_MONEY: Story[] = [
  {
    key: 'at-transfer',
    title: 'Paid by bank transfer, sent back: to be paid to an account',
    number: 'AT-24055',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Wilfried Jessen',
      email: 'wilfried.jessen@foerdepost.test',
      phone: '+49 30 23125 640',
      line1: 'Norderstraße 61',
      city: 'Flensburg',
      postal_code: '24939',
      country: 'DE',
    },
    items: [{ variant: 'hiking-boot-oxblood-44' }],
    placed: '-19 08:12',
    paidBy: 'bank_transfer',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-13, 'Flensburg', '12:41') }],
    then: [
      [
        '-9 17:25',
        {
          ask: {
            lines: [
              {
                item: 0,
                quantity: 1,
                reason: 'changed_mind',
                resolution: 'refund',
                comment: 'Schöne Stiefel, aber für meine Wege am Strand zu schwer.',
              },
            ],
            method: 'label',
          },
        },
      ],
      ['-8 09:20', { approve: '' }],
      ['-8 18:05', { account: { holder: 'Wilfried Jessen', account: 'DE89 3704 0044 0532 0130 00' } }],
      ['-2 11:30', { receive: { lines: [[1]], note: 'Einmal anprobiert, Sohle sauber.' } }],
    ],
  },
  {
    key: 'at-bounced',
    title: 'Refund sent back by the bank: the card was closed',
    number: 'AT-24009',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Leni Abraham',
      email: 'leni.abraham@weserpost.test',
      line1: 'Ostertorsteinweg 88',
      city: 'Bremen',
      postal_code: '28203',
      country: 'DE',
    },
    items: [{ variant: 'slipper-moss-40' }, { variant: 'care-tin-neutral' }],
    placed: '-24 19:03',
    parcels: [{ carrier: 'dhl_de', scans: delivered(-19, 'Bremen', '10:17') }],
    then: [
      [
        '-15 20:11',
        { ask: { lines: [{ item: 0, quantity: 1, reason: 'too_large', resolution: 'refund' }], method: 'qr' } },
      ],
      ['-14 08:50', { approve: '' }],
      ['-9 10:40', { receive: { lines: [[1]] } }],
      ['-9 11:05', { refund: { note: 'Zurück auf die Karte.' } }],
      ['-1 09:35', { bounce: 'Karte geschlossen' }],
    ],
  },
];
