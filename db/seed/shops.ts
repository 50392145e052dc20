import { STARTER_THEMES } from '@/lib/branding/constants';
import { STANDARD_REASONS } from '@/lib/policies/constants';

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

const CHEWED = { code: 'chewed', label: { en: 'The dog disagreed with it' }, comment: 'optional' };

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
          then: [{ action: 'refuse', code: 'engraved' }],
        },
        {
          name: 'Umtausch ist frei',
          priority: 20,
          when: { all: [{ field: 'return.resolution', op: 'in', value: ['exchange', 'store_credit'] }] },
          then: [{ action: 'waive_fees' }],
        },
      ],
    },
  },
  {
    slug: 'duskhound',
    name: 'Duskhound',
    timeZone: 'America/Los_Angeles',
    currency: 'USD',
    locales: ['en'],
    theme: { ...STARTER_THEMES.duskhound, logo: logo('duskhound'), favicon: '/demo/duskhound/favicon.png' },
    policy: {
      window: { days: 60, starts: 'delivered' },
      time_zone: 'America/Los_Angeles',
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
      reasons: [...STANDARD_REASONS, CHEWED],
      rules: [
        {
          name: 'A dog has been at it: a person looks',
          priority: 10,
          when: { all: [{ field: 'return.reason', op: 'in', value: ['chewed', 'damaged'] }] },
          then: [{ action: 'review', code: 'chewed' }],
        },
        {
          name: 'Chewed and small: nobody mails it back',
          priority: 20,
          when: {
            all: [
              { field: 'return.reason', op: 'is', value: 'chewed' },
              { field: 'line.unit_price', op: 'lte', value: 2_000 },
            ],
          },
          then: [{ action: 'keep_item' }],
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
          then: [{ action: 'waive_fees' }, { action: 'require_photo' }],
        },
      ],
    },
  },
];
