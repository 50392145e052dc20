import type { ProductEntry } from '../catalog-entries';

const GLAZE = { ja: '釉薬', en: 'Glaze' };

/** What Asagiri sells. Prices in yen. */
export const ASAGIRI: ProductEntry[] = [
  {
    key: 'tea-bowl',
    sku: 'AG-CHW',
    title: { ja: '抹茶碗', en: 'Tea bowl' },
    category: 'ceramics',
    tags: ['handmade', 'stoneware'],
    price: 6800,
    care: {
      ja: 'はじめてお使いになる前に、ぬるま湯に一時間ほど浸してください。お使いのたびによく乾かしますと、釉の景色が長く楽しめます。',
      en: 'Before the first use, let it stand in lukewarm water for an hour. Dried well each time, the glaze keeps its landscape for years.',
    },
    lookOption: GLAZE,
    looks: [
      { slug: 'shiro', sku: 'SHR', color: '#E8E2D2', name: { ja: '白釉', en: 'White' }, stock: [9] },
      { slug: 'kuro', sku: 'KUR', color: '#34332F', name: { ja: '黒釉', en: 'Black' }, stock: [4] },
      { slug: 'asagi', sku: 'ASG', color: '#8FB0AC', name: { ja: '浅葱', en: 'Pale indigo' }, stock: [6] },
    ],
  },
  {
    key: 'kyusu',
    sku: 'AG-KYS',
    title: { ja: '横手急須', en: 'Side-handled teapot' },
    category: 'ceramics',
    tags: ['handmade', 'unglazed'],
    price: 9800,
    care: {
      ja: '洗剤は使わず、お湯だけですすいでください。蓋を外して、注ぎ口を下に向けて乾かします。',
      en: 'Rinse with hot water only, no soap. Take the lid off and let it dry with the spout down.',
    },
    lookOption: { ja: '土', en: 'Clay' },
    looks: [
      { slug: 'shudei', sku: 'SHD', color: '#94503A', name: { ja: '朱泥', en: 'Red clay' }, stock: [7] },
      { slug: 'kokudei', sku: 'KKD', color: '#3E3F42', name: { ja: '黒泥', en: 'Black clay' }, stock: [5] },
      { slug: 'rokudei', sku: 'RKD', color: '#77826B', name: { ja: '緑泥', en: 'Green clay' }, stock: [2] },
    ],
  },
  {
    key: 'soba-cup',
    sku: 'AG-SBC',
    title: { ja: 'そば猪口 二客揃', en: 'Soba cups, a pair' },
    category: 'ceramics',
    tags: ['porcelain', 'set'],
    price: 3960,
    care: {
      ja: '電子レンジ、食器洗い機をお使いいただけます。重ねるときは布を一枚はさむと安心です。',
      en: 'Safe in the microwave and the dishwasher. Lay a cloth between them when you stack them.',
    },
    lookOption: { ja: '絵付', en: 'Brushwork' },
    looks: [
      { slug: 'gosu', sku: 'GOS', color: '#24477A', name: { ja: '呉須', en: 'Indigo' }, stock: [24] },
      { slug: 'sabi', sku: 'SAB', color: '#7B4A32', name: { ja: '錆', en: 'Iron' }, stock: [16] },
      { slug: 'matsu', sku: 'MTS', color: '#3F6150', name: { ja: '松葉', en: 'Pine needle' }, stock: [11] },
    ],
  },
  {
    key: 'plate-set',
    sku: 'AG-SAR',
    title: { ja: '五寸皿 五枚揃', en: 'Small plates, set of five' },
    category: 'ceramics',
    tags: ['stoneware', 'set'],
    price: 12100,
    care: {
      ja: '貫入に色が入ることがございますが、器が育った証です。油ものの前に水にくぐらせると染みにくくなります。',
      en: 'Colour may settle in the fine cracks: the plate is growing older well. Dip it in water before oily food and it stains less.',
    },
    lookOption: GLAZE,
    looks: [
      { slug: 'seiji', sku: 'SEJ', color: '#A9BFB6', name: { ja: '青磁', en: 'Celadon' }, stock: [8] },
      { slug: 'kohiki', sku: 'KHK', color: '#E4DCCB', name: { ja: '粉引', en: 'White slip' }, stock: [6] },
      { slug: 'namako', sku: 'NMK', color: '#5E7896', name: { ja: '海鼠', en: 'Sea blue' }, stock: [3] },
    ],
  },
  {
    key: 'vase',
    sku: 'AG-KKI',
    title: { ja: '灰釉 花器', en: 'Ash-glazed vase' },
    category: 'ceramics',
    tags: ['handmade', 'stoneware', 'wood-fired'],
    price: 14300,
    care: {
      ja: '水は毎日お取り替えください。底にフェルトを敷くと、卓を傷つけません。枝は一本で十分でございます。',
      en: 'Change the water daily. A piece of felt underneath spares the table. One branch is enough.',
    },
    lookOption: GLAZE,
    looks: [
      { slug: 'uguisu', sku: 'UGS', color: '#8E9468', name: { ja: '鶯', en: 'Bush-warbler green' }, stock: [3] },
      { slug: 'haijiro', sku: 'HIJ', color: '#C9C4B0', name: { ja: '灰白', en: 'Ash white' }, stock: [2] },
      { slug: 'ruri', sku: 'RUR', color: '#4C6A8C', name: { ja: '瑠璃', en: 'Lapis' }, stock: [1] },
    ],
  },
  {
    key: 'whisk',
    sku: 'AG-CSN',
    title: { ja: '茶筅 八十本立', en: 'Tea whisk, eighty tines' },
    category: 'tools',
    tags: ['bamboo', 'handmade'],
    price: 3300,
    care: {
      ja: 'お使いになる前に穂先をぬるま湯に浸してください。使ったあとはお湯で振り洗いし、立てて陰干しにします。',
      en: 'Soften the tines in lukewarm water before use. Afterwards swish it in hot water and let it dry standing, in the shade.',
    },
    lookOption: { ja: '竹', en: 'Bamboo' },
    looks: [
      { slug: 'shiratake', sku: 'SRT', color: '#DEC78F', name: { ja: '白竹', en: 'White bamboo' }, stock: [28] },
      {
        slug: 'susudake',
        sku: 'SSD',
        color: '#A06C3E',
        name: { ja: '煤竹', en: 'Smoked bamboo' },
        price: 5500,
        stock: [6],
      },
    ],
  },
  {
    key: 'cedar-tray',
    sku: 'AG-BON',
    title: { ja: '曲げわっぱ 丸盆', en: 'Bent-cedar tray' },
    category: 'tools',
    tags: ['wood', 'handmade'],
    price: 7700,
    care: {
      ja: '固く絞った布で拭き、陰で乾かしてください。年に一度、少量の胡麻油をすり込みますと艶が戻ります。',
      en: 'Wipe with a well-wrung cloth and dry it in the shade. A little sesame oil once a year brings the sheen back.',
    },
    lookOption: { ja: '仕上げ', en: 'Finish' },
    looks: [
      { slug: 'shiraki', sku: 'SRK', color: '#D2A06C', name: { ja: '白木', en: 'Plain' }, stock: [9] },
      {
        slug: 'fukiurushi',
        sku: 'FKU',
        color: '#8A4A2B',
        name: { ja: '拭き漆', en: 'Wiped lacquer' },
        price: 9900,
        stock: [4],
      },
    ],
  },
  {
    key: 'indigo-cloth',
    sku: 'AG-AIZ',
    title: { ja: '刺し子 藍布', en: 'Sashiko indigo cloth' },
    category: 'textiles',
    tags: ['cotton', 'handmade'],
    price: 2970,
    care: {
      ja: 'はじめの三回は、ほかのものと分けて水洗いしてください。藍は日かげで干すほど、色が深く残ります。',
      en: 'Wash it apart in cold water the first three times. Dried in the shade, indigo stays deep.',
    },
    lookOption: { ja: '染め', en: 'Dye' },
    looks: [
      { slug: 'ai', sku: 'AI', color: '#24477A', name: { ja: '藍', en: 'Indigo' }, stock: [32] },
      { slug: 'kon', sku: 'KON', color: '#1F2C49', name: { ja: '紺', en: 'Navy' }, stock: [19] },
      { slug: 'akane', sku: 'AKN', color: '#8C3F3A', name: { ja: '茜', en: 'Madder red' }, stock: [8] },
    ],
  },
];
