import { STARTER_THEMES } from '@/lib/branding/constants';
import { STANDARD_REASONS } from '@/lib/policies/constants';
import type { ReturnSettings } from '@/lib/returns/types';
import { demoBlocks } from './demo-blocks';

export type DemoShopRow = {
  slug: 'ahlbeck' | 'duskhound' | 'asagiri';
  name: string;
  timeZone: string;
  currency: string;
  locales: readonly [string, ...string[]];
  theme: unknown;
  policy: unknown;
  returns: ReturnSettings;
};

const logo = (slug: string) => ({ light: `/demo/${slug}/logo.svg`, dark: `/demo/${slug}/logo-dark.svg` });

const CHEWED = { code: 'chewed', label: { en: 'The dog disagreed with it' }, comment: 'optional' };

/** What a shoemaker wants to know of a shoe that is too small. */
const SHOE_REASONS = STANDARD_REASONS.map((reason) =>
  reason.code === 'too_small'
    ? {
        ...reason,
        follow_ups: [
          {
            code: 'where',
            label: { de: 'Wo drückt er?', en: 'Where does it pinch?' },
            choices: [
              { code: 'toe', label: { de: 'An den Zehen', en: 'At the toes' } },
              { code: 'ball', label: { de: 'Am Ballen', en: 'Across the foot' } },
              { code: 'instep', label: { de: 'Am Spann', en: 'At the instep' } },
              { code: 'heel', label: { de: 'An der Ferse', en: 'At the heel' } },
            ],
          },
        ],
      }
    : reason,
);

/** The three houses of the demo: who they are, what they look like, how they take things back. */
export const DEMO_SHOPS: DemoShopRow[] = [
  {
    slug: 'ahlbeck',
    name: 'Ahlbeck & Tochter',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    locales: ['de', 'en'],
    theme: {
      ...STARTER_THEMES.ahlbeck,
      logo: logo('ahlbeck'),
      favicon: '/demo/ahlbeck/favicon.png',
      blocks: demoBlocks('ahlbeck'),
    },
    returns: {
      address: {
        name: 'Rücksendungen',
        company: 'Ahlbeck & Tochter',
        line1: 'Fleischhauerstraße 38',
        city: 'Lübeck',
        postal_code: '23552',
        country: 'DE',
      },
      parcel: { length: 350, width: 250, height: 130, weight: 1_400 },
      places: [
        {
          code: 'werkstatt',
          name: 'Werkstatt & Laden',
          address: 'Fleischhauerstraße 38',
          city: 'Lübeck',
          postal_code: '23552',
          country: 'DE',
          hours: 'Mo–Fr 9–18, Sa 10–14',
        },
        {
          code: 'kiosk',
          methods: ['label', 'qr'],
          name: 'Paketshop im Kiosk Wendland',
          address: 'Bergmannstraße 17',
          city: 'Berlin',
          postal_code: '10961',
          country: 'DE',
          hours: 'Mo–Sa 7–22',
        },
      ],
    },
    policy: {
      window: { days: 30, starts: 'delivered' },
      time_zone: 'Europe/Berlin',
      extend_to_working_day: true,
      auto_approve: false,
      refund_outbound_shipping: 'full_return',
      reasons: SHOE_REASONS,
      resolutions: [
        { type: 'refund' },
        { type: 'store_credit', bonus: { percent: 10 } },
        {
          type: 'exchange',
          scope: 'variant',
          price_difference: 'settle',
          sends_first: { secured_by: 'deposit', days: 14 },
        },
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
    theme: {
      ...STARTER_THEMES.duskhound,
      logo: logo('duskhound'),
      favicon: '/demo/duskhound/favicon.png',
      blocks: demoBlocks('duskhound'),
    },
    returns: {
      address: {
        name: 'Duskhound Returns',
        line1: '1420 NW Lovejoy St',
        city: 'Portland',
        region: 'OR',
        postal_code: '97209',
        country: 'US',
      },
      places: [
        {
          code: 'den',
          methods: ['qr', 'label'],
          name: 'The Corner Den',
          address: '3405 SE Hawthorne Blvd',
          city: 'Portland',
          postal_code: '97214',
          country: 'US',
          hours: 'Every day, 8 am to 9 pm',
        },
      ],
      pickup: { windows: ['09:00-12:00', '17:00-20:00'] },
    },
    policy: {
      window: { days: 60, starts: 'delivered' },
      time_zone: 'America/Los_Angeles',
      auto_approve: true,
      statutory_withdrawal: { enabled: false },
      resolutions: [
        { type: 'refund' },
        { type: 'store_credit', bonus: { percent: 10 } },
        {
          type: 'exchange',
          scope: 'variant',
          price_difference: 'waive_up',
          sends_first: { secured_by: 'deadline', days: 14 },
        },
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
    theme: {
      ...STARTER_THEMES.asagiri,
      logo: logo('asagiri'),
      favicon: '/demo/asagiri/favicon.png',
      blocks: demoBlocks('asagiri'),
    },
    returns: {
      address: {
        name: '返品係',
        company: '朝霧道具店',
        line1: '西陣町12-3',
        city: '京都市上京区',
        region: '京都府',
        postal_code: '602-8224',
        country: 'JP',
      },
      places: [
        {
          code: 'honten',
          name: '朝霧道具店 本店',
          address: '西陣町12-3',
          city: '京都市上京区',
          postal_code: '602-8224',
          country: 'JP',
          hours: '10:00–18:00（水曜定休）',
        },
        {
          code: 'sakura',
          name: '宅配取次 さくら商店',
          address: '神楽坂3-2',
          city: '東京都新宿区',
          postal_code: '162-0825',
          country: 'JP',
          hours: '毎日 8:00–21:00',
        },
      ],
      pickup: { windows: ['09:00-12:00', '14:00-16:00', '18:00-20:00'] },
    },
    policy: {
      window: { days: 14, starts: 'delivered' },
      time_zone: 'Asia/Tokyo',
      auto_approve: false,
      statutory_withdrawal: { enabled: false },
      resolutions: [
        { type: 'refund' },
        {
          type: 'exchange',
          scope: 'any',
          price_difference: 'settle',
          sends_first: { secured_by: 'deposit', days: 10 },
        },
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
