import type { StaffRole } from '@/lib/core/constants';
import type { ReturnSettings } from '@/lib/returns/types';
import type { Route } from '@/lib/tracking/rules/arrival-example';
import type { DeliveryRules } from '@/lib/tracking/schema';

export type ApiKeySummary = {
  id: string;
  name: string;
  /** First characters of the key, to tell keys apart. */
  prefix: string;
  scopes: readonly string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
};

export type Member = { userId: string; email: string; name: string; role: StaffRole; createdAt: Date };

export type ShopFacts = {
  slug: string;
  name: string;
  timeZone: string;
  currency: string;
  defaultLocale: string;
  locales: string[];
  isDemo: boolean;
};

/** What the settings page shows: already worded, so that components reckon nothing. */
export type KeyView = {
  id: string;
  name: string;
  prefix: string;
  access: string;
  made: string;
  used: string;
  /** "until 3 Mar 2027"; null where it does not run out. */
  until: string | null;
  isOver: boolean;
};

export type MemberView = {
  userId: string;
  email: string;
  name: string;
  role: StaffRole;
  since: string;
  isSelf: boolean;
  /** The only owner: stays, and stays owner. */
  isLastOwner: boolean;
};

/** When parcels leave, as its form wants it. */
export type DeliverySettings = {
  shop: string;
  rules: DeliveryRules;
  /** By what is agreed with carriers. */
  routes: Route[];
  /** The shop's clocks now. */
  now: { day: string; minute: number };
  /** The shop's first language. */
  locale: string;
  countries: { code: string; name: string }[];
  mayWrite: boolean;
};

/** How returns come in, as its form wants it. */
export type ReturnIntake = {
  shop: string;
  settings: ReturnSettings;
  methods: { code: string; label: string }[];
  countries: { code: string; name: string }[];
  /** What holds where the shop says nothing. */
  usual: {
    labels: number;
    labelsOfOne: number;
    sendBackDays: number;
    creditDays: readonly number[];
    /** Grams of a box, and how far a parcel may be from what its goods weigh. */
    packaging: number;
    weight: { percent: number; grams: number };
  };
  /** Labels are bought from somebody; else the shop draws its own. */
  buysLabels: boolean;
  mayWrite: boolean;
};

export type SettingsView = {
  shop: ShopFacts;
  /** Zones the runtime knows, the shop's own among them. */
  timeZones: string[];
  keys: KeyView[];
  members: MemberView[];
  apiUrl: string;
  /** Where shoppers find the shop's pages, under its own name where it has one. */
  pagesUrl: string;
  may: { keys: boolean; members: boolean; shop: boolean };
};

/** One's brands, who works for them, and what another may begin with. */
export type BrandsView = {
  here: { slug: string; name: string; currency: string; timeZone: string; locales: string[] };
  shops: { slug: string; name: string; role: StaffRole }[];
  /** Of the shops that whoever asks owns; a role by the shop's slug. */
  people: { userId: string; name: string; email: string; roles: Record<string, StaffRole> }[];
  mayFound: boolean;
  templates: { id: string; name: string; about: string }[];
  currencies: string[];
  timeZones: string[];
};
