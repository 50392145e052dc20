import type { Story } from '../story';

/** Parcels of Ahlbeck & Tochter that have arrived, and what was said about them. */
export const AHLBECK_ARRIVED: Story[] = [
  {
    key: 'at-neighbour',
    title: 'Delivered today, left with Frau Petersen on the second floor',
    number: 'AT-24103',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Hannes Kröger',
      email: 'hannes.kroeger@elbpost.test',
      phone: '+49 30 23125 233',
      line1: 'Weserstraße 48',
      city: 'Berlin',
      postal_code: '12045',
      country: 'DE',
    },
    items: [{ variant: 'derby-black-43' }],
    placed: '-5 19:58',
    parcels: [
      {
        carrier: 'dhl_de',
        photo: 'landing',
        promised: '0',
        scans: [
          ['-4 09:25', 'Lübeck, DE', 'label'],
          ['-3 17:35', 'Lübeck, DE', 'picked_up', { eta: '-1..0' }],
          ['-2 01:20', 'Neumünster, DE', 'departed'],
          ['-1 06:15', 'Rüdersdorf, DE', 'arrived', { eta: '0 10:00-14:00' }],
          ['0 05:20', 'Berlin, DE', 'loaded'],
          ['0 07:41', 'Berlin, DE', 'van'],
          ['0 11:36', 'Berlin, DE', 'neighbour', { words: 'Übergeben an Frau Petersen, 2. OG.' }],
        ],
      },
    ],
    then: [['0 12:20', { wish: 'derby-burgundy-45' }]],
  },
  {
    key: 'at-sole-loose',
    title: 'A sole came loose in the box: reported with two photos, waiting for an answer',
    number: 'AT-24086',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Friederike Albers',
      email: 'friederike.albers@elbpost.test',
      phone: '+49 30 23125 271',
      line1: 'Holtenauer Straße 61',
      city: 'Kiel',
      postal_code: '24105',
      country: 'DE',
    },
    items: [{ variant: 'chelsea-black-40' }, { variant: 'care-tin-neutral', quantity: 2 }],
    placed: '-8 20:14',
    parcels: [
      {
        carrier: 'dhl_de',
        promised: '-3',
        scans: [
          ['-6 09:40', 'Lübeck, DE', 'label'],
          ['-5 17:20', 'Lübeck, DE', 'picked_up', { eta: '-3' }],
          ['-4 02:05', 'Neumünster, DE', 'departed'],
          ['-3 06:50', 'Kiel, DE', 'van'],
          ['-3 12:18', 'Kiel, DE', 'delivered'],
        ],
      },
    ],
    then: [
      [
        '-1 18:42',
        {
          report: {
            kind: 'damaged',
            items: [[0, 1]],
            answers: { packaging: 'damaged', usable: 'no' },
            comment:
              'Die Schachtel war an einer Ecke aufgerissen. Am linken Stiefel löst sich die Sohle vorn auf vier Zentimetern.',
            photos: 2,
            wish: 'replace',
          },
        },
      ],
    ],
  },
  {
    key: 'at-engraved',
    title: 'An engraved belt that cannot come back, and loafers that can',
    number: 'AT-24058',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Emilia Vogt',
      email: 'emilia.vogt@posteo.test',
      line1: 'Johannisstraße 51',
      city: 'Nürnberg',
      postal_code: '90419',
      country: 'DE',
    },
    items: [{ variant: 'belt-engraved-95' }, { variant: 'loafer-burgundy-41' }],
    placed: '-9 10:12',
    parcels: [
      {
        carrier: 'dhl_de',
        scans: [
          ['-6 15:00', 'Lübeck, DE', 'label'],
          ['-5 17:30', 'Lübeck, DE', 'picked_up', { eta: '-3' }],
          ['-4 04:40', 'Feucht, DE', 'arrived'],
          ['-3 08:12', 'Nürnberg, DE', 'van'],
          ['-3 14:25', 'Nürnberg, DE', 'handed'],
        ],
      },
    ],
    then: [
      ['-2 20:11', { feedback: { kind: 'fine', rating: 5, message: 'Der Gürtel riecht nach Sattlerei. Danke.' } }],
    ],
  },
  {
    key: 'at-outside',
    title: 'Delivered long ago: outside the return window',
    number: 'AT-23690',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Rolf Behrens',
      email: 'rolf.behrens@briefkasten.test',
      line1: 'Steinweg 3',
      city: 'Göttingen',
      postal_code: '37073',
      country: 'DE',
    },
    items: [{ variant: 'hiking-boot-tobacco-45' }],
    placed: '-64d 09:40',
    parcels: [
      {
        carrier: 'dhl_de',
        scans: [
          ['-60d 12:00', 'Lübeck, DE', 'label'],
          ['-59d 17:10', 'Lübeck, DE', 'picked_up'],
          ['-58d 05:30', 'Staufenberg, DE', 'arrived'],
          ['-57d 08:20', 'Göttingen, DE', 'van'],
          ['-57d 12:02', 'Göttingen, DE', 'handed'],
        ],
      },
    ],
    then: [
      [
        '-50d 18:00',
        {
          feedback: {
            kind: 'comment',
            rating: 4,
            message: 'Nach vierzig Kilometern im Harz: keine Blase. Das Einlaufen war aber Arbeit.',
          },
        },
      ],
    ],
  },
  {
    key: 'at-locker',
    title: 'Collected from a parcel locker',
    number: 'AT-24049',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Nele Schulte',
      email: 'nele.schulte@mailkasten.test',
      line1: 'Packstation 147',
      city: 'Bremen',
      postal_code: '28203',
      country: 'DE',
    },
    items: [{ variant: 'slipper-night-38' }, { variant: 'slipper-night-43' }],
    placed: '-9 21:15',
    parcels: [
      {
        carrier: 'dhl_de',
        scans: [
          ['-8 09:15', 'Lübeck, DE', 'label'],
          ['-7 17:25', 'Lübeck, DE', 'picked_up', { eta: '-5' }],
          ['-5 09:48', 'Bremen, DE', 'in_locker'],
          ['-4 18:20', 'Bremen, DE', 'collected'],
        ],
      },
    ],
    then: [['-3 08:30', { feedback: { kind: 'fine', rating: 5 } }]],
  },
  {
    key: 'at-cancelled',
    title: 'Cancelled before it left',
    number: 'AT-24066',
    locale: 'de',
    day: 'past',
    buyer: {
      name: 'Pascal Hoffmann',
      email: 'pascal.hoffmann@posteo.test',
      line1: 'Gutenbergstraße 27',
      city: 'Mainz',
      postal_code: '55116',
      country: 'DE',
    },
    items: [{ variant: 'loafer-black-44' }],
    placed: '-7 23:12',
    cancelled: '-6 08:45',
    parcels: [],
  },
];
