import type { ProductEntry } from '../catalog-entries';

const SIGNAL = { slug: 'signal', sku: 'SIG', color: '#F6D743', name: { en: 'Signal yellow' } };
const EMBER = { slug: 'ember', sku: 'EMB', color: '#FF6B35', name: { en: 'Ember' } };
const FOG = { slug: 'fog', sku: 'FOG', color: '#BFD3C8', name: { en: 'Fog' } };

/** What Duskhound sells. Prices in cents. */
export const DUSKHOUND: ProductEntry[] = [
  {
    key: 'coat',
    sku: 'DH-COAT',
    title: { en: 'Reflective Coat' },
    category: 'coats',
    tags: ['reflective', 'waterproof'],
    price: 7900,
    care: {
      en: 'Wash cold, inside out, no softener: it kills the reflective beads. Hang it up wet dog side out. It will dry before the dog does.',
    },
    sizes: ['XS', 'S', 'M', 'L', 'XL'],
    looks: [
      { ...SIGNAL, stock: [8, 14, 3, 11, 6] },
      { ...EMBER, stock: [5, 9, 12, 0, 4] },
      { ...FOG, stock: [2, 6, 7, 5, 3] },
    ],
  },
  {
    key: 'led-collar',
    sku: 'DH-LED',
    title: { en: 'LED Collar' },
    category: 'lights',
    tags: ['light', 'rechargeable'],
    price: 3400,
    care: {
      en: 'Charge it for an hour before the first walk. One charge is about twelve walks. Rinse off the mud, then let the port dry before plugging it in.',
    },
    sizes: ['S', 'M', 'L'],
    lookOption: { en: 'Light' },
    looks: [
      { slug: 'amber', sku: 'AMB', color: '#F6D743', name: { en: 'Amber' }, stock: [22, 31, 18] },
      { slug: 'ember', sku: 'EMB', color: '#FF6B35', name: { en: 'Ember' }, stock: [14, 20, 9] },
      { slug: 'ice', sku: 'ICE', color: '#7FE3E0', name: { en: 'Ice' }, stock: [10, 4, 0] },
    ],
  },
  {
    key: 'harness',
    sku: 'DH-HARN',
    title: { en: 'Trail Harness' },
    category: 'walking',
    tags: ['reflective', 'padded'],
    price: 5800,
    care: {
      en: 'Two fingers should fit under every strap. Check again after the first week: webbing settles, dogs do not.',
    },
    sizes: ['XS', 'S', 'M', 'L', 'XL'],
    looks: [
      { ...EMBER, stock: [6, 10, 15, 9, 4] },
      { ...SIGNAL, stock: [4, 8, 11, 7, 2] },
      { slug: 'pine', sku: 'PIN', color: '#4F8F78', name: { en: 'Pine' }, stock: [3, 7, 9, 6, 5] },
    ],
  },
  {
    key: 'leash',
    sku: 'DH-LEASH',
    title: { en: 'Tracer Leash' },
    category: 'walking',
    tags: ['reflective', 'rope'],
    price: 3600,
    care: {
      en: 'Climbing rope likes a bath: soak it in lukewarm water once a season. If the sheath shows white threads, write to us and we replace it.',
    },
    sizes: ['4 ft', '6 ft'],
    looks: [
      { ...EMBER, stock: [16, 25] },
      { ...SIGNAL, stock: [12, 19] },
      { slug: 'pine', sku: 'PIN', color: '#4F8F78', name: { en: 'Pine' }, stock: [9, 13] },
    ],
  },
  {
    key: 'booties',
    sku: 'DH-BOOT',
    title: { en: 'Night Booties, set of four' },
    category: 'booties',
    tags: ['reflective', 'grip'],
    price: 4900,
    care: { en: 'Start indoors, two minutes, with cheese. Expect the funny walk. It passes on day three.' },
    sizes: ['S', 'M', 'L'],
    looks: [
      { ...SIGNAL, stock: [11, 17, 8] },
      { ...EMBER, stock: [6, 12, 5] },
    ],
  },
  {
    key: 'glow-ball',
    sku: 'DH-BALL',
    title: { en: 'Glow Ball' },
    category: 'play',
    tags: ['light', 'toy'],
    price: 1400,
    care: { en: 'Ten minutes under a lamp gives an hour of glow. It floats. It is not edible, whatever you are told.' },
    lookOption: { en: 'Glow' },
    looks: [
      { slug: 'amber', sku: 'AMB', color: '#F6D743', name: { en: 'Amber' }, stock: [64] },
      { slug: 'ember', sku: 'EMB', color: '#FF7A45', name: { en: 'Ember' }, stock: [41] },
      { slug: 'lichen', sku: 'LIC', color: '#9BE07A', name: { en: 'Lichen' }, stock: [27] },
    ],
  },
  {
    key: 'bandana',
    sku: 'DH-BAND',
    title: { en: 'Moonlit Bandana' },
    category: 'wear',
    tags: ['reflective', 'cotton'],
    price: 1200,
    care: { en: 'Machine wash warm with the towels. Tie it loose enough for two fingers, tight enough for dignity.' },
    sizes: ['S', 'L'],
    looks: [
      { ...EMBER, stock: [30, 24] },
      { slug: 'dusk', sku: 'DSK', color: '#5B6FA8', name: { en: 'Dusk blue' }, stock: [18, 21] },
      { slug: 'moss', sku: 'MOS', color: '#7FA05A', name: { en: 'Moss' }, price: 700, stock: [5, 3], final_sale: true },
    ],
  },
  {
    key: 'tag',
    sku: 'DH-TAG',
    title: { en: 'Engraved Tag' },
    category: 'tags',
    tags: ['engraved', 'made-to-order'],
    price: 1800,
    care: { en: 'Read the number aloud once before you clip it on. Rub with a dry cloth when the engraving dulls.' },
    lookOption: { en: 'Metal' },
    looks: [
      {
        slug: 'brass',
        sku: 'BRS',
        color: '#DDB55C',
        name: { en: 'Brass' },
        stock: [90],
        final_sale: true,
        withdrawal_exception: 'personalised',
      },
      {
        slug: 'steel',
        sku: 'STL',
        color: '#AEBDB6',
        name: { en: 'Steel' },
        stock: [75],
        final_sale: true,
        withdrawal_exception: 'personalised',
      },
      {
        slug: 'ember',
        sku: 'EMB',
        color: '#EE6D3C',
        name: { en: 'Ember anodized' },
        price: 2200,
        stock: [33],
        final_sale: true,
        withdrawal_exception: 'personalised',
      },
    ],
  },
];
