import type { StaffRole } from '@/lib/core/constants';

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
