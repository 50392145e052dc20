import { notFound } from 'next/navigation';
import { openScorecardLink } from '@/lib/access/open-scorecard-link';
import { staffPage } from '@/lib/auth/load-staff';
import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { sayDate } from '@/lib/console/rules/say-time';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { getShop } from '@/lib/shops/queries/get-shop';
import { listDependencies } from './queries/list-dependencies';
import { readCarrier, readCarriers, readScores } from './queries/read-carriers';
import { type Scorecard, sayDependencyBriefly, wordScorecard } from './rules/scorecard-words';
import { scoreQuery } from './schema';
import { seeScorecard } from './see-scorecard';
import type { CarrierPage, CarriersPage } from './types';

type Search = Record<string, unknown>;

const missing = (error: unknown): never => {
  if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
  throw error;
};

/** All carriers beside each other. */
export async function loadCarriers(slug: string, search: Search): Promise<CarriersPage> {
  const gate = await staffPage(slug);
  return inShop(gate, (ctx) => readCarriers(ctx, scoreQuery.parse(search)));
}

/** Carriers that the shop depends on, worded for the first screens. */
export async function loadDependencies(slug: string) {
  const gate = await staffPage(slug);
  return (await inShop(gate, listDependencies)).map((one) => ({
    carrier: one.carrier,
    isWarning: one.level === 'warn',
    text: sayDependencyBriefly(one),
  }));
}

/** One carrier; a 404 for an address that none can have. */
export async function loadCarrier(slug: string, carrier: string, search: Search): Promise<CarrierPage> {
  const gate = await staffPage(slug);
  return inShop(gate, (ctx) => readCarrier(ctx, { carrier, ...scoreQuery.parse(search) })).catch(missing);
}

export type SharedPage = { shop: string; of: string; days: number; until: string; scorecard: Scorecard };

/** A scorecard that was shared, by its token; a 404 for one that is unknown, has run out or was taken back. */
export async function loadSharedScorecard(token: string): Promise<SharedPage> {
  const opened = await openScorecardLink(token, new Date());
  if (!opened) notFound();
  const { gate, shared } = opened;
  return inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const { rows, currency } = await readScores(ctx, { days: shared.days, carrier: shared.carrier });
    await seeScorecard(ctx, shared);
    return {
      shop: shop.name,
      of: shared.carrier === null ? 'All couriers' : (carrierName(shared.carrier) ?? shared.carrier),
      days: shared.days,
      until: sayDate(shared.expiresAt, shop.timeZone, ctx.now),
      // What goes with whom, and what it is worth, is the shop's own business.
      scorecard: { ...wordScorecard(rows, { currency, showsValue: false }), alerts: [] },
    };
  });
}
