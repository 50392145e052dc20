import { may } from '@/lib/auth/permissions';
import { carrierName, carrierSlug } from '@/lib/carriers/rules/carrier-slug';
import { countClaims } from '@/lib/claims/queries/read-claim-list';
import { saySums } from '@/lib/console/rules/say-things';
import { sayAgo, sayDate } from '@/lib/console/rules/say-time';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { currencyExponent } from '@/lib/core/money';
import { getShop } from '@/lib/shops/queries/get-shop';
import { contractView } from '../rules/contract-view';
import type { ScoreRow } from '../rules/scorecard';
import { wordScorecard } from '../rules/scorecard-words';
import type { CarrierPage, CarriersPage, LinkView } from '../types';
import { countScores } from './count-scores';
import { listContracts } from './list-contracts';
import { listScorecardLinks } from './list-scorecard-links';
import { listUsedServices } from './list-used-services';

const mayWrite = (ctx: Ctx): boolean => ctx.actor.type === 'staff' && may(ctx.actor.role, 'carriers:write');

/** The counts behind a scorecard. */
export async function readScores(
  ctx: Ctx,
  input: { days: number; carrier: string | null },
): Promise<{ rows: ScoreRow[]; currency: string }> {
  const { timeZone: zone, currency } = await getShop(ctx);
  const since = new Date(ctx.now.getTime() - input.days * 86_400_000);
  return { rows: await countScores(ctx, { since, zone, currency, carrier: input.carrier }), currency };
}

/** All carriers beside each other, what is agreed with them, and what is claimed from them. */
export async function readCarriers(ctx: Ctx, input: { days: number }): Promise<CarriersPage> {
  const [{ rows, currency }, contracts, links, claims] = await Promise.all([
    readScores(ctx, { days: input.days, carrier: null }),
    listContracts(ctx, { carrier: null }),
    readLinks(ctx, { carrier: null }),
    countClaims(ctx),
  ]);
  const carriers = [...new Set(contracts.map(({ carrier }) => carrier))];
  const going = claims.filter(({ state }) => state === 'open' || state === 'sent' || state === 'accepted');
  const open = going.reduce((sum, { count }) => sum + count, 0);
  const byCurrency = new Map<string, number>();
  for (const sum of going.flatMap(({ sums }) => sums)) {
    byCurrency.set(sum.currency, (byCurrency.get(sum.currency) ?? 0) + sum.amount);
  }
  const money = saySums([...byCurrency].map(([one, amount]) => ({ currency: one, amount })));
  return {
    days: input.days,
    scorecard: wordScorecard(rows, { currency, showsValue: true }),
    known: carriers.map((carrier) => ({
      carrier,
      name: carrierName(carrier) ?? carrier,
      text: sayContracts(contracts.filter((one) => one.carrier === carrier).length),
    })),
    links,
    claims: {
      open,
      text: open === 0 ? 'Nothing is claimed just now.' : `${open} under way${money ? `, ${money}` : ''}.`,
    },
    mayWrite: mayWrite(ctx),
  };
}

const sayContracts = (count: number): string => (count === 1 ? 'one agreement' : `${count} agreements`);

/** One carrier: its scorecard by service and lane, what is agreed, who may see the scorecard. @throws AppError NOT_FOUND */
export async function readCarrier(ctx: Ctx, input: { carrier: string; days: number }): Promise<CarrierPage> {
  const { carrier, days } = input;
  // Nobody is made to read an address that no carrier can have.
  if (carrierSlug(carrier) !== carrier) throw notFound('carrier');
  const [{ rows, currency }, contracts, services, links] = await Promise.all([
    readScores(ctx, { days, carrier }),
    listContracts(ctx, { carrier }),
    listUsedServices(ctx, { carrier }),
    readLinks(ctx, { carrier }),
  ]);
  return {
    carrier,
    name: carrierName(carrier) ?? carrier,
    days,
    scorecard: wordScorecard(rows, { currency, showsValue: true }),
    contracts: contracts.map(contractView),
    services,
    links,
    currency,
    digits: currencyExponent(currency),
    mayWrite: mayWrite(ctx),
  };
}

async function readLinks(ctx: Ctx, input: { carrier: string | null }): Promise<LinkView[]> {
  const { timeZone } = await getShop(ctx);
  return (await listScorecardLinks(ctx, input)).map((link) => ({
    id: link.id,
    text: `The last ${link.days} days, open until ${sayDate(link.expiresAt, timeZone, ctx.now)}`,
    detail: [
      `made ${sayAgo(link.createdAt, ctx.now)}`,
      link.lastSeenAt ? `opened ${sayAgo(link.lastSeenAt, ctx.now)}` : 'not opened yet',
    ].join(' · '),
  }));
}
