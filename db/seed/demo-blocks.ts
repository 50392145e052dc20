import type { ThemeInput } from '@/lib/branding/schema';
import { CATALOG } from './pictures/catalog';
import type { DemoShop } from './pictures/catalog-types';

type Blocks = NonNullable<ThemeInput['blocks']>;

/** Goods of the shop's own catalog, as a block that was published would hold them. */
function goods(shop: DemoShop, ids: string[]) {
  const { products, locale } = CATALOG[shop];
  return ids.flatMap((id) => {
    const product = products.find((one) => one.external_id === id);
    if (!product) return [];
    return [
      {
        external_id: id,
        title: product.title[locale] ?? product.title.en,
        picture: `/demo/${product.variants[0]?.image}.webp`,
        href: `https://${shop}.test/${id}`,
      },
    ];
  });
}

/** What the demo shops say beside their news: a guide once the shoes are there, a plug for the dark, a word of the season. */
export const demoBlocks = (shop: DemoShop): Blocks => ({ ahlbeck, duskhound, asagiri })[shop](shop);

const ahlbeck = (shop: DemoShop): Blocks => [
  {
    type: 'care_guide',
    id: 'first-week',
    audience: { stages: ['delivered'] },
    title: { de: 'Die erste Woche', en: 'The first week' },
    steps: [
      {
        de: 'Zwei Stunden tragen, dann einen Tag ruhen lassen.',
        en: 'Wear them for two hours, then let them rest a day.',
      },
      {
        de: 'Abends auf die Leisten. Leder merkt sich die Form.',
        en: 'On their trees at night. Leather remembers a shape.',
      },
      {
        de: 'Einmal im Monat fetten, dünn, mit den Fingern.',
        en: 'Feed them once a month, thinly, with your fingers.',
      },
    ],
  },
  {
    type: 'recommendations',
    id: 'goes-with',
    audience: { stages: ['on_the_way', 'delivered'] },
    title: { de: 'Damit sie lange halten', en: 'So that they last' },
    products: goods(shop, ['care-tin', 'shoe-trees', 'belt']),
  },
  {
    type: 'sustainability',
    id: 'resoled',
    pages: ['track', 'return'],
    title: { de: 'Neu besohlt statt neu gekauft', en: 'Resoled, not replaced' },
    text: {
      de: 'Im letzten Jahr haben wir 4 812 Paar in Pirmasens neu besohlt. Ihres kommt auch irgendwann.',
      en: 'Last year we resoled 4,812 pairs in Pirmasens. Yours will come to us one day, too.',
    },
    link: { label: { de: 'So geht das Besohlen', en: 'How resoling works' }, href: 'https://ahlbeck.test/besohlen' },
  },
];

const duskhound = (shop: DemoShop): Blocks => [
  {
    type: 'banner',
    id: 'dark',
    place: 'near',
    audience: { stages: ['preparing', 'on_the_way'] },
    text: 'It gets dark at 4:30 now. Charge the collar when it comes, walk at five.',
  },
  {
    type: 'recommendations',
    id: 'pack',
    audience: { stages: ['on_the_way', 'delivered'] },
    title: 'The rest of the pack',
    products: goods(shop, ['glow-ball', 'leash', 'bandana']),
  },
  {
    type: 'faq',
    id: 'asked',
    audience: { stages: ['delivered'] },
    title: 'Before you ask',
    items: [
      { question: 'The dog ate a bit of it.', answer: 'They do. Tell us which bit. We have spares for most of them.' },
      { question: 'How does it wash?', answer: 'Cold water, no softener, hang it up. Never iron a reflector.' },
    ],
  },
  {
    type: 'review_prompt',
    id: 'verdict',
    audience: { stages: ['delivered'] },
    title: 'The verdict?',
    text: 'Two minutes. The dog may dictate.',
  },
];

const asagiri = (shop: DemoShop): Blocks => [
  {
    type: 'text',
    id: 'season',
    title: { ja: '小雪のころ', en: 'Of the season' },
    text: {
      ja: '湯を沸かす音が恋しい季節になりました。新しい器は、ひと晩ぬるま湯に浸してからお使いください。',
      en: 'The kettle is good company again. Let a new bowl lie in lukewarm water for a night before its first tea.',
    },
  },
  {
    type: 'recommendations',
    id: 'beside',
    audience: { stages: ['on_the_way', 'delivered'] },
    title: { ja: '一緒に選ばれているもの', en: 'Chosen together' },
    products: goods(shop, ['kyusu', 'cedar-tray', 'indigo-cloth']),
  },
];
