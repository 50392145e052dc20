import { RESOLUTIONS, type ResolutionType } from '@/lib/policies/constants';
import type { Currencies } from '@/lib/policies/rules/amount-in-currency';
import { applyRules, type RuleOutcome } from '@/lib/policies/rules/apply-rules';
import { exceptionOf, type StandingException } from '@/lib/policies/rules/withdrawal-exception';
import type { Policy } from '@/lib/policies/schema';
import type { QuoteInput, QuoteShipment, QuoteTrace } from '../types';
import { type Assessment, allowsWithdrawal, assessLine } from './assess-line';
import type { DrawnLine, DrawnReturn } from './draw-lines';
import { lineFacts } from './line-facts';
import { type ExchangePrice, priceExchange } from './price-exchange';
import { type ReturnWindow, returnWindow, type WindowTerms } from './return-window';
import { type WindowStart, windowStart } from './window-start';

/** What every line of a return is judged by. */
export type Frame = {
  input: QuoteInput;
  shipments: readonly QuoteShipment[];
  drawn: DrawnReturn;
  zone: string;
  currencies: Currencies;
  /** Units of each variant that lines so far exchange for. */
  exchanged: Map<string, number>;
};

export type JudgedLine = DrawnLine & {
  assessment: Assessment;
  rules: RuleOutcome;
  resolution: ResolutionType;
  keepItem: boolean;
  window: ReturnWindow | null;
  withdrawBy: string | null;
  exception: StandingException | null;
  exchange: Extract<ExchangePrice, { problem: null }> | null;
  trace: QuoteTrace[];
};

/** Judges one drawn line: its windows, the rules on it, its verdict, and the price where it is exchanged. */
export function judgeLine(frame: Frame, drawn: DrawnLine): JudgedLine {
  const { input, zone } = frame;
  const { order, policy, now } = input;
  const { line, wanted, worth, units } = drawn;
  const kind = input.kind ?? 'return';

  const startOf = (starts: Policy['window']['starts']) =>
    windowStart(starts, { order, line, shipments: frame.shipments, isAllShipped: frame.drawn.isAllShipped, zone });
  const start = startOf(policy.window.starts);
  const facts = lineFacts(input, wanted, line, worth, frame.drawn.totals, start.date, zone);
  const applied = applyRules(policy.rules, facts, frame.currencies);
  const rules = kind === 'return' ? applied : belowTheLaw(applied, kind === 'withdrawal' ? STANDS_UNDER_LAW : []);

  const exception = exceptionOf(line, applied);
  const place = {
    zone,
    country: order.shipping_address?.country?.toUpperCase() ?? null,
    region: order.shipping_address?.region,
  };
  const shopTerms: WindowTerms = {
    ...place,
    days: policy.window.days,
    extendToWorkingDay: policy.extend_to_working_day,
  };
  const ruling = rules.find('set_window');
  if (ruling?.action.days !== undefined) shopTerms.days = ruling.action.days;
  if (ruling?.action.until) shopTerms.notBefore = ruling.action.until;
  const lawStart = startOf('last_delivered');
  const lawTerms: WindowTerms = { ...place, days: policy.statutory_withdrawal.days, extendToWorkingDay: true };
  const lawWindow = returnWindow(lawStart.date, lawTerms);
  const isWithdrawal = kind === 'withdrawal';
  const isReport = kind === 'report';
  const window = isReport ? null : isWithdrawal ? lawWindow : returnWindow(start.date, shopTerms);

  const keepRuling = isWithdrawal ? null : rules.find('keep_item');
  const judged = assessLine({
    kind,
    order,
    line,
    wanted,
    policy,
    rules,
    units,
    window,
    exception,
    isEstimated: (isWithdrawal ? lawStart : start).basis === 'estimated',
    method: input.method ?? null,
    cautions: input.cautions ?? [],
    keepItem: isReport || keepRuling !== null,
    partsSet: drawn.partsSet,
    now,
  });
  const assessment: Assessment =
    input.decided && drawn.runs.length > 0 ? { ...judged, verdict: 'eligible', reasons: [] } : judged;
  const asked = resolutionOf(wanted.resolution, assessment.options.resolutions);
  const resolution = isWithdrawal ? 'refund' : asked === 'refund' && keepRuling ? 'keep' : asked;
  const exchange = resolution === 'exchange' ? price(frame, drawn, assessment) : null;

  const mayWithdraw = allowsWithdrawal(policy, order) && !exception?.isExempt && !order.cancelled_at;
  const isOpen = lawWindow !== null && now.getTime() < lawWindow.closesAt;
  const trace = (isWithdrawal ? lawTrace : shopTrace)(
    isWithdrawal ? lawStart : start,
    window,
    policy,
    ruling?.rule ?? null,
  );
  return {
    ...drawn,
    assessment,
    rules,
    resolution,
    keepItem: isReport || keepRuling !== null || resolution === 'keep',
    window,
    exception,
    withdrawBy: mayWithdraw && isOpen ? lawWindow.until : null,
    exchange,
    trace: [
      { line_external_id: line.external_id, ...trace },
      ...bundleTrace(drawn, order.currency),
      ...assessment.reasons
        .filter((reason) => !reason.rule)
        .map((reason) => ({
          line_external_id: line.external_id,
          source: reason.code.startsWith('withdrawal') ? ('law' as const) : ('order' as const),
          rule: null,
          action: reason.code,
          applied: true,
          detail: reason.until ? `until ${reason.until}` : '',
        })),
      ...rules.trace.map((entry) => ({ line_external_id: line.external_id, source: 'rule' as const, ...entry })),
    ],
  };
}

/** What was asked for, else a refund where there is one, else what is offered first. */
function resolutionOf(asked: string | null | undefined, offered: ResolutionType[]): ResolutionType {
  const known = RESOLUTIONS.find((type) => type === asked);
  return known ?? (offered.includes('refund') ? 'refund' : (offered[0] ?? 'refund'));
}

function price(
  frame: Frame,
  { wanted, line, worth, slice }: DrawnLine,
  assessment: Assessment,
): JudgedLine['exchange'] {
  if (assessment.verdict === 'ineligible') return null;
  const { policy, variants, decided } = frame.input;
  const terms = policy.resolutions.find(({ type }) => type === 'exchange') ?? {};
  const exchange = priceExchange(
    { variantId: wanted.exchange_variant_external_id ?? null, quantity: wanted.quantity, net: slice.net },
    line,
    worth,
    terms,
    // Once decided, the stock is reserved and no longer in question.
    decided ? variants?.map((variant) => ({ ...variant, stock: null })) : variants,
    frame.exchanged,
  );
  if (exchange.problem === null) return exchange;
  if (decided) return null;
  assessment.verdict = 'ineligible';
  assessment.reasons.unshift({ code: exchange.problem });
  return null;
}

const STANDS_UNDER_LAW = ['waive_fees', 'set_method_fee', 'exclude_method', 'withdrawal_exception', 'compare'];

/**
 * A shop's rules may make a withdrawal cheaper, choose the way back and name what the law itself exempts; nothing else of
 * them reaches it, and nothing at all what it delivered wrongly.
 */
function belowTheLaw(rules: RuleOutcome, stands: readonly string[]): RuleOutcome {
  const detail =
    stands.length > 0
      ? 'The law on withdrawal stands before it'
      : 'What was delivered wrongly is put right whatever it says';
  return {
    find: (action, target) => (stands.includes(action) ? rules.find(action, target) : null),
    trace: rules.trace.map((entry) => (stands.includes(entry.action) ? entry : { ...entry, applied: false, detail })),
  };
}

/** Why a part of a set is worth what it is. */
const bundleTrace = ({ line, worth }: DrawnLine, currency: string): QuoteTrace[] =>
  worth.ofBundle === null
    ? []
    : [
        {
          line_external_id: line.external_id,
          source: 'order',
          rule: null,
          action: 'bundle_share',
          applied: true,
          detail: `${worth.total} of ${worth.ofBundle} ${currency}`,
        },
      ];

type WindowTrace = Omit<QuoteTrace, 'line_external_id'>;

const endText = (start: WindowStart, window: ReturnWindow | null) => {
  if (window) return `from ${start.date}${start.basis === 'estimated' ? ' (estimated)' : ''} until ${window.until}`;
  return start.date ? 'no limit' : 'not begun';
};

const shopTrace = (
  start: WindowStart,
  window: ReturnWindow | null,
  policy: Policy,
  rule: string | null,
): WindowTrace => ({
  source: rule ? 'rule' : 'policy',
  rule,
  action: 'window',
  applied: true,
  detail: `${policy.window.starts}: ${endText(start, window)}`,
});

const lawTrace = (start: WindowStart, window: ReturnWindow | null, policy: Policy): WindowTrace => ({
  source: 'law',
  rule: null,
  action: 'window',
  applied: true,
  detail: `${policy.statutory_withdrawal.days} days to withdraw: ${endText(start, window)}`,
});
