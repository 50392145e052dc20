import type { PolicySentences } from '@/lib/policies/rules/describe-policy';

/** A policy's points as a person would say them. */
export function PolicyPoints({ points, isNarrow = false }: Pick<PolicySentences, 'points'> & { isNarrow?: boolean }) {
  return (
    <dl className={isNarrow ? 'grid gap-4' : 'grid gap-x-10 gap-y-6 md:grid-cols-2'}>
      {points.map(({ title, text }) => (
        <div key={title} className="max-w-prose">
          <dt className="text-sm text-muted">{title}</dt>
          <dd className={isNarrow ? 'mt-0.5' : 'mt-1 text-base'}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The rules in the order in which they were written. */
export function PolicyRules({ rules }: Pick<PolicySentences, 'rules'>) {
  return (
    <ol className="divide-y divide-line">
      {rules.map(({ name, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rules may bear one name, and the list never moves
        <li key={index} className="py-3 first:pt-0 last:pb-0">
          <p className="font-semibold">{name}</p>
          <p className="max-w-prose text-muted">{text}</p>
        </li>
      ))}
    </ol>
  );
}
