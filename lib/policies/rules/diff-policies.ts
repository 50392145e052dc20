import { sayReason } from '@/lib/console/rules/say-things';
import type { Policy } from '../schema';
import { describePolicy, type RuleSentence } from './describe-policy';
import { describeReason } from './describe-reason';
import { inStanding } from './edit-rules';

/** One thing that another policy says differently, in words. Null where it says nothing of it. */
export type PolicyChange = { about: string; before: string | null; after: string | null };

/** What changes from one policy to another, as a person would tell it: terms, then rules, then reasons. */
export function diffPolicies(before: Policy, after: Policy, shopCurrency: string): PolicyChange[] {
  const [old, next] = [before, after].map((policy) =>
    describePolicy({ ...policy, rules: inStanding(policy.rules) }, shopCurrency),
  ) as [ReturnType<typeof describePolicy>, ReturnType<typeof describePolicy>];
  const points = next.points.flatMap(({ title, text }) => {
    const was = old.points.find((point) => point.title === title)?.text ?? null;
    return was === text ? [] : [{ about: title, before: was, after: text }];
  });
  const quiet: PolicyChange[] =
    before.time_zone === after.time_zone && before.currency === after.currency
      ? []
      : [
          {
            about: 'Clock and currency of the document',
            before: [before.time_zone ?? 'the shop’s zone', before.currency ?? 'the shop’s currency'].join(', '),
            after: [after.time_zone ?? 'the shop’s zone', after.currency ?? 'the shop’s currency'].join(', '),
          },
        ];
  return [
    ...points,
    ...quiet,
    ...named('Rule', old.rules, next.rules),
    ...orderChange(old.rules, next.rules),
    ...named('Reason', reasonsOf(before), reasonsOf(after)),
    ...followUpChanges(before, after),
  ];
}

const reasonsOf = (policy: Policy): RuleSentence[] =>
  policy.reasons.map((reason) => ({
    name: reason.code,
    text: `${sayReason(reason.code, [reason]) ?? reason.code} (${describeReason(reason)}${labels(reason.label)})`,
  }));

/** Languages beside the one that is shown: a new translation is a change too. */
const labels = (label: Record<string, string>): string => {
  const others = Object.entries(label).filter(([locale]) => locale !== 'en');
  return others.length > 0 ? `; ${others.map(([locale, text]) => `${locale} “${text}”`).join(', ')}` : '';
};

/** Texts by name. Two may bear one name: they are told apart by which of them it is. */
function keyed(list: readonly RuleSentence[]): Map<string, string> {
  const seen = new Map<string, number>();
  return new Map(
    list.map(({ name, text }) => {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [count > 1 ? `${name} (${count})` : name, text] as const;
    }),
  );
}

function named(kind: string, old: readonly RuleSentence[], next: readonly RuleSentence[]): PolicyChange[] {
  const [a, b] = [keyed(old), keyed(next)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((name) => {
    const [before, after] = [a.get(name) ?? null, b.get(name) ?? null];
    return before === after ? [] : [{ about: `${kind} “${name}”`, before, after }];
  });
}

function orderChange(old: readonly RuleSentence[], next: readonly RuleSentence[]): PolicyChange[] {
  const [a, b] = [[...keyed(old).keys()], [...keyed(next).keys()]];
  const [kept, now] = [a.filter((name) => b.includes(name)), b.filter((name) => a.includes(name))];
  if (kept.join('\n') === now.join('\n')) return [];
  return [{ about: 'Which rule comes first', before: kept.join(', then '), after: now.join(', then ') }];
}

function followUpChanges(before: Policy, after: Policy): PolicyChange[] {
  return after.reasons.flatMap((reason) => {
    const was = before.reasons.find(({ code }) => code === reason.code);
    if (!was || JSON.stringify(was.follow_ups) === JSON.stringify(reason.follow_ups)) return [];
    const say = (list: typeof reason.follow_ups) =>
      list
        .map(({ code, label, choices }) =>
          [label.en ?? Object.values(label)[0] ?? code, ...(choices ?? []).map((one) => one.label.en ?? one.code)].join(
            ' / ',
          ),
        )
        .join('; ') || null;
    return [
      {
        about: `Questions after “${sayReason(reason.code, [reason])}”`,
        before: say(was.follow_ups),
        after: say(reason.follow_ups),
      },
    ];
  });
}
