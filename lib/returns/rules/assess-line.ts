import type { ResolutionType } from '@/lib/policies/constants';
import type { RuleOutcome } from '@/lib/policies/rules/apply-rules';
import type { StandingException } from '@/lib/policies/rules/withdrawal-exception';
import type { Policy } from '@/lib/policies/schema';
import type { ReturnKind, Verdict } from '../constants';
import type { QuoteLineInput, QuoteOrder, QuoteOrderLine, QuoteReason } from '../types';
import { waivesFees } from './quote-terms';
import type { ReturnWindow } from './return-window';
import type { LineUnits } from './unit-book';
import { availableCount, takenCount } from './unit-book';

export type LineCase = {
  kind: ReturnKind;
  order: QuoteOrder;
  line: QuoteOrderLine;
  wanted: QuoteLineInput;
  policy: Policy;
  rules: RuleOutcome;
  /** As they stand before this line takes any. */
  units: LineUnits;
  window: ReturnWindow | null;
  /** What the law exempts it for, if anything. */
  exception: StandingException | null;
  /** The window's start is a guess: its end refuses a return but only stops a withdrawal for a person to look. */
  isEstimated: boolean;
  method: string | null;
  cautions: readonly string[];
  keepItem: boolean;
  /** It was sold in a set, of which the return leaves parts behind. */
  partsSet: boolean;
  now: Date;
};

export type Assessment = {
  verdict: Verdict;
  reasons: QuoteReason[];
  options: { resolutions: ResolutionType[]; methods: string[] };
};

const worst = (refused: QuoteReason[], reviewed: QuoteReason[]): Verdict =>
  refused.length > 0 ? 'ineligible' : reviewed.length > 0 ? 'review' : 'eligible';

/** Whether the law lets an order's shopper withdraw at all. */
export const allowsWithdrawal = (policy: Policy, order: QuoteOrder): boolean => {
  const { enabled, countries } = policy.statutory_withdrawal;
  const country = order.shipping_address?.country?.toUpperCase();
  return enabled && country !== undefined && countries.includes(country);
};

/** Whether a line may come back, why not, and what is on offer for it. What a shop wishes never narrows a withdrawal. */
export function assessLine(facts: LineCase): Assessment {
  const { kind, policy, rules } = facts;
  if (kind === 'report') return assessReported(facts);
  const methods = policy.methods.filter(({ code }) => !rules.find('exclude_method', code)).map(({ code }) => code);
  const refused = kind === 'withdrawal' ? withdrawalRefusals(facts) : returnRefusals(facts);
  const closed = windowReason(facts);
  const isGuess = facts.kind === 'withdrawal' && facts.isEstimated;
  if (closed && !isGuess) refused.push(closed);
  const reviewed: QuoteReason[] = closed && isGuess ? [{ code: 'delivery_unknown' }] : [];

  if (kind === 'withdrawal') {
    const options = { resolutions: refused.length > 0 ? [] : (['refund'] as ResolutionType[]), methods };
    if (refused.length > 0) options.methods = [];
    else refused.push(...choiceRefusals(facts, { resolutions: ['refund'], methods }, 'refund'));
    return { verdict: worst(refused, reviewed), reasons: [...refused, ...reviewed], options };
  }

  // How often something was kept matters where something is kept again.
  const keeps = facts.keepItem || facts.wanted.resolution === 'keep';
  reviewed.push(...facts.cautions.filter((code) => keeps || code !== 'kept_limit').map((code) => ({ code })));
  const review = rules.find('review');
  if (review) reviewed.push({ code: review.action.code, rule: review.rule });
  const resolutions: ResolutionType[] = policy.resolutions.map(({ type }) => type);
  if (facts.keepItem && !resolutions.includes('keep')) resolutions.push('keep');
  const offered = { resolutions: resolutions.filter((type) => !rules.find('exclude_resolution', type)), methods };
  const options = refused.length > 0 ? { resolutions: [], methods: [] } : offered;
  const asked = facts.wanted.resolution ?? null;
  refused.push(...choiceRefusals(facts, offered, asked));
  return { verdict: worst(refused, reviewed), reasons: [...refused, ...reviewed], options };
}

/** What went wrong is put right for any unit that nothing else was done for: no window, no wish of the shop narrows it. */
function assessReported(facts: LineCase): Assessment {
  const refused = unitRefusal(facts);
  const resolutions: ResolutionType[] = refused.length > 0 ? [] : ['refund', 'store_credit', 'replace'];
  if (refused.length === 0)
    refused.push(...choiceRefusals(facts, { resolutions, methods: [] }, facts.wanted.resolution ?? null));
  return { verdict: worst(refused, []), reasons: refused, options: { resolutions, methods: [] } };
}

function unitRefusal({ kind, units, wanted }: LineCase): QuoteReason[] {
  const available = availableCount(units, kind === 'withdrawal');
  if (wanted.quantity <= available) return [];
  if (available > 0) return [{ code: 'quantity_not_returnable', available }];
  return [{ code: takenCount(units) > 0 ? 'already_returned' : 'not_shipped' }];
}

function returnRefusals(facts: LineCase): QuoteReason[] {
  const refused = facts.order.cancelled_at ? [{ code: 'order_cancelled' }, ...unitRefusal(facts)] : unitRefusal(facts);
  if (facts.line.final_sale && facts.policy.final_sale === 'refuse') refused.push({ code: 'final_sale' });
  if (facts.partsSet && facts.policy.bundles === 'whole' && !waivesFees(facts.policy, facts.wanted.reason))
    refused.push({ code: 'bundle_whole' });
  const refusal = facts.rules.find('refuse');
  if (refusal) refused.push({ code: refusal.action.code, rule: refusal.rule });
  const hidden = facts.rules.find('hide');
  if (hidden) refused.push({ code: 'hidden', rule: hidden.rule });
  return refused;
}

function withdrawalRefusals(facts: LineCase): QuoteReason[] {
  if (!allowsWithdrawal(facts.policy, facts.order)) return [{ code: 'withdrawal_not_available' }];
  const refused = facts.order.cancelled_at ? [{ code: 'order_cancelled' }, ...unitRefusal(facts)] : unitRefusal(facts);
  const { exception } = facts;
  if (exception?.isExempt)
    refused.push({ code: 'withdrawal_exempt', ...(exception.rule ? { rule: exception.rule } : {}) });
  return refused;
}

function windowReason({ kind, window, rules, now }: LineCase): QuoteReason | null {
  if (!window || now.getTime() < window.closesAt) return null;
  if (kind === 'withdrawal') return { code: 'withdrawal_closed', until: window.until };
  const rule = rules.find('set_window')?.rule;
  return { code: 'window_closed', until: window.until, ...(rule ? { rule } : {}) };
}

function choiceRefusals(
  { rules, method, keepItem, line }: LineCase,
  offered: { resolutions: ResolutionType[]; methods: string[] },
  asked: string | null,
): QuoteReason[] {
  const refused: QuoteReason[] = [];
  const because = (rule: string | undefined) => (rule ? { rule } : {});
  if (asked && !offered.resolutions.some((type) => type === asked))
    refused.push({ code: 'resolution_not_offered', ...because(rules.find('exclude_resolution', asked)?.rule) });
  const sendsBack = !keepItem && asked !== 'keep' && line.requires_shipping !== false;
  if (method && sendsBack && !offered.methods.includes(method))
    refused.push({ code: 'method_not_offered', ...because(rules.find('exclude_method', method)?.rule) });
  return refused;
}
