import { STARTER_THEMES } from '@/lib/branding/constants';

export type DemoShopRow = {
  slug: 'ahlbeck' | 'duskhound' | 'asagiri';
  name: string;
  timeZone: string;
  currency: string;
  locales: readonly [string, ...string[]];
  theme: unknown;
  policy: unknown;
};

const logo = (slug: string) => ({ light: `/demo/${slug}/logo.svg`, dark: `/demo/${slug}/logo-dark.svg` });

/** The three houses of the demo: who they are, what they look like, how they take things back. */
export const DEMO_SHOPS: DemoShopRow[] = [
  {
    slug: 'ahlbeck',
    name: 'Ahlbeck & Tochter',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    locales: ['de', 'en'],
    theme: { ...STARTER_THEMES.ahlbeck, logo: logo('ahlbeck'), favicon: '/demo/ahlbeck/favicon.png' },
    policy: {
      window: { days: 30, starts: 'delivered' },
      time_zone: 'Europe/Berlin',
      extend_to_working_day: true,
      auto_approve: false,
      refund_outbound_shipping: 'full_return',
      resolutions: [
        { type: 'refund' },
        { type: 'store_credit', bonus: { percent: 10 } },
        { type: 'exchange', scope: 'variant', price_difference: 'settle' },
      ],
      methods: [
        { code: 'label', type: 'label', fee: { amount: 495 } },
        { code: 'qr', type: 'qr', fee: { amount: 395 } },
        { code: 'shop', type: 'in_store', fee: { amount: 0 } },
      ],
      rules: [
        {
          name: 'Graviertes bleibt',
          priority: 10,
          when: { all: [{ field: 'line.tags', op: 'contains', value: 'engraved' }] },
          // biome-ignore lint/suspicious/noThenProperty: the policy document's own word
          then: [{ action: 'refuse', code: 'engraved' }],
        },
        {
          name: 'Umtausch ist frei',
          priority: 20,
          when: { all: [{ field: 'return.resolution', op: 'in', value: ['exchange', 'store_credit'] }] },
          // biome-ignore lint/suspicious/noThenProperty: the policy document's own word
          then: [{ action: 'waive_fees' }],
        },
      ],
    },
  },
  {
    slug: 'duskhound',
    name: 'Duskhound',
    timeZone: 'America/Denver',
    currency: 'USD',
    locales: ['en'],
    theme: { ...STARTER_THEMES.duskhound, logo: logo('duskhound'), favicon: '/demo/duskhound/favicon.png' },
    policy: {
      window: { days: 60, starts: 'delivered' },
      time_zone: 'America/Denver',
      auto_approve: true,
      statutory_withdrawal: { enabled: false },
      resolutions: [
        { type: 'refund' },
        { type: 'store_credit', bonus: { percent: 10 } },
        { type: 'exchange', scope: 'variant', price_difference: 'waive_up' },
      ],
      methods: [
        { code: 'qr', type: 'qr', fee: { amount: 0 } },
        { code: 'label', type: 'label', fee: { amount: 595 } },
        { code: 'pickup', type: 'pickup', fee: { amount: 700 } },
      ],
      rules: [
        {
          name: 'A dog has been at it: a person looks',
          priority: 10,
          when: { all: [{ field: 'return.reason', op: 'in', value: ['chewed', 'damaged'] }] },
          // biome-ignore lint/suspicious/noThenProperty: the policy document's own word
          then: [{ action: 'review', code: 'chewed' }],
        },
      ],
    },
  },
  {
    slug: 'asagiri',
    name: '朝霧道具店',
    timeZone: 'Asia/Tokyo',
    currency: 'JPY',
    locales: ['ja', 'en'],
    theme: { ...STARTER_THEMES.asagiri, logo: logo('asagiri'), favicon: '/demo/asagiri/favicon.png' },
    policy: {
      window: { days: 14, starts: 'delivered' },
      time_zone: 'Asia/Tokyo',
      auto_approve: false,
      statutory_withdrawal: { enabled: false },
      resolutions: [
        { type: 'refund' },
        { type: 'exchange', scope: 'variant', price_difference: 'settle' },
        { type: 'replace' },
      ],
      methods: [
        { code: 'pickup', type: 'pickup', fee: { amount: 880 } },
        { code: 'drop_off', type: 'drop_off', fee: { amount: 660 } },
      ],
      rules: [
        {
          name: '破損は送料不要',
          priority: 10,
          when: { all: [{ field: 'return.reason', op: 'in', value: ['damaged', 'defective'] }] },
          // biome-ignore lint/suspicious/noThenProperty: the policy document's own word
          then: [{ action: 'waive_fees' }, { action: 'require_photo' }],
        },
      ],
    },
  },
];
