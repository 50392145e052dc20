import { countCases, listCases } from '@/lib/cases/queries/list-cases';
import { countNewCodes } from '@/lib/connections/queries/list-unknown-codes';
import type { Ctx } from '@/lib/core/context';
import { countWithdrawals, listWithdrawals } from '@/lib/returns/queries/list-withdrawals';
import type { OverviewFacts } from '../rules/overview';
import { countDoor } from './count-door';
import { countFigures } from './count-figures';
import { countReturnPlaces } from './count-return-places';
import { findInsight } from './find-insight';
import { listComplaints, listDoubtfulNumbers, listLateOrders } from './list-needs';
import { listPolicyReasons } from './list-policy-reasons';
import { listReturnRows } from './list-return-rows';
import { listWords } from './list-words';
import { readReadiness } from './read-readiness';

/** Returns that may be among the five; the oldest of each place are the most painful. */
const FIRST_RETURNS = { limit: 5, after: null, q: '' };
const WORDS_SHOWN = 3;
/** More than anybody could look at in a morning; beyond it only the number counts. */
const FIRST_CASES = {
  view: 'open',
  kind: null,
  sort: 'pain',
  owner: 'anyone',
  q: '',
  limit: 100,
  after: null,
} as const;

/** Everything the first screen tells. The reads travel together, so it costs about one round trip. */
export async function readOverview(ctx: Ctx): Promise<OverviewFacts> {
  const readiness = await readReadiness(ctx);
  const { timeZone: zone, currency } = readiness.shop;
  const [
    troubles,
    cases,
    lateOrders,
    complaints,
    doubtful,
    newCodes,
    places,
    waiting,
    arrived,
    refund,
    failed,
    law,
    unlabelled,
    withdrawals,
    openWithdrawals,
    door,
    figures,
    insight,
    words,
  ] = await Promise.all([
    listCases(ctx, FIRST_CASES),
    countCases(ctx),
    listLateOrders(ctx),
    listComplaints(ctx),
    listDoubtfulNumbers(ctx),
    countNewCodes(ctx),
    countReturnPlaces(ctx),
    listReturnRows(ctx, { ...FIRST_RETURNS, tab: 'waiting' }),
    listReturnRows(ctx, { ...FIRST_RETURNS, tab: 'arrived' }),
    listReturnRows(ctx, { ...FIRST_RETURNS, tab: 'refund' }),
    listReturnRows(ctx, { ...FIRST_RETURNS, tab: 'failed' }),
    listReturnRows(ctx, { ...FIRST_RETURNS, tab: 'law' }),
    listReturnRows(ctx, { ...FIRST_RETURNS, tab: 'unlabelled' }),
    listWithdrawals(ctx),
    countWithdrawals(ctx),
    countDoor(ctx, { zone }),
    countFigures(ctx, { zone, currency }),
    findInsight(ctx),
    listWords(ctx, { limit: WORDS_SHOWN }),
  ]);
  // A withdrawal stands in its place and under the law's clock.
  const placed = [...waiting.data, ...arrived.data, ...refund.data, ...failed.data, ...law.data, ...unlabelled.data];
  const returns = placed.filter((row, index) => placed.findIndex(({ id }) => id === row.id) === index);
  const reasons = await listPolicyReasons(ctx, {
    versions: [...returns.map((row) => row.policyVersion), ...(insight ? [insight.policyVersion] : [])],
  });
  return {
    readiness,
    troubles,
    troubledOrders: cases.orders,
    lateOrders,
    complaints,
    doubtful,
    newCodes,
    places,
    withdrawals,
    openWithdrawals,
    returns: returns.map((row) => ({ ...row, reasons: reasons.get(row.policyVersion) ?? [] })),
    door,
    figures,
    insight: insight && { ...insight, reasons: reasons.get(insight.policyVersion) ?? [] },
    words,
  };
}
