import type { PolicyAction, PolicyRule } from '../schema';
import type { Currencies } from './amount-in-currency';
import { evaluateCondition, type Facts, type Notes } from './evaluate-conditions';

/** An action that a rule gives, with the standing it has against others on the same target. */
export type Ruling<A extends PolicyAction['action'] = PolicyAction['action']> = {
  rule: string;
  priority: number;
  /** Place in the document, which decides between equal priorities. */
  order: number;
  action: Extract<PolicyAction, { action: A }>;
};

export type RuleTrace = { rule: string; action: string; applied: boolean; detail: string };

export type RuleOutcome = {
  /** The action that stands for a kind and target, or null. The target is a resolution's type or a method's code. */
  find<A extends PolicyAction['action']>(action: A, target?: string): Ruling<A> | null;
  trace: RuleTrace[];
};

/**
 * What the rules say about one line. Rules conflict only where they give the same action on the same target: the smaller
 * priority wins, then the earlier in the document. A refusal beats a review.
 */
export function applyRules(rules: readonly PolicyRule[], facts: Facts, currencies: Currencies): RuleOutcome {
  const trace: RuleTrace[] = [];
  const given: Ruling[] = [];
  rules.forEach((rule, index) => {
    const name = rule.name ?? `Rule ${index + 1}`;
    const notes: Notes = [];
    const holds = !rule.when || evaluateCondition(rule.when, facts, currencies, notes);
    for (const { field } of notes)
      trace.push({
        rule: name,
        action: 'compare',
        applied: false,
        detail: `${field} has no amount in ${currencies.order}`,
      });
    if (holds) {
      for (const action of rule.then) given.push({ rule: name, priority: rule.priority, order: given.length, action });
    }
  });

  const standing = new Map<string, Ruling>();
  for (const ruling of given.toSorted(byStanding)) {
    const key = targetKey(ruling.action);
    if (!standing.has(key)) standing.set(key, ruling);
  }
  const refusal = standing.get('refuse');
  for (const ruling of given) {
    const winner = ruling.action.action === 'review' && refusal ? refusal : standing.get(targetKey(ruling.action));
    const applied = winner === ruling;
    trace.push({
      rule: ruling.rule,
      action: ruling.action.action,
      applied,
      detail: applied ? describe(ruling.action) : `"${winner?.rule}" comes first`,
    });
  }
  if (refusal) standing.delete('review');

  return {
    find: <A extends PolicyAction['action']>(action: A, target = '') =>
      (standing.get(target ? `${action} ${target}` : action) as Ruling<A> | undefined) ?? null,
    trace,
  };
}

/** Sorts what stands first to the front. */
export const byStanding = (a: Pick<Ruling, 'priority' | 'order'>, b: Pick<Ruling, 'priority' | 'order'>) =>
  a.priority - b.priority || a.order - b.order;

function targetKey(action: PolicyAction): string {
  if (action.action === 'set_method_fee') return `set_method_fee ${action.method}`;
  if (action.action === 'exclude_resolution') return `exclude_resolution ${action.type}`;
  if (action.action === 'exclude_method') return `exclude_method ${action.code}`;
  return action.action;
}

function describe(action: PolicyAction): string {
  const { action: _, ...members } = action;
  return Object.entries(members)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(', ');
}
