import type { PolicyChange } from '@/lib/policies/rules/diff-policies';

/** What changes, in words: what it says now and what it would say. */
export function ChangeList({ changes }: { changes: readonly PolicyChange[] }) {
  if (changes.length === 0) return <p className="text-muted">Nothing: it says the same.</p>;
  return (
    <ul className="grid divide-y divide-line">
      {changes.map(({ about, before, after }) => (
        <li key={about} className="grid gap-1.5 py-4 first:pt-0 last:pb-0">
          <h3 className="font-semibold">{about}</h3>
          {before && (
            <p className="grid max-w-prose grid-cols-[1.25rem_minmax(0,1fr)] text-muted">
              <span aria-hidden="true">−</span>
              <del className="decoration-edge">
                <span className="sr-only">Before: </span>
                {before}
              </del>
            </p>
          )}
          {after ? (
            <p className="grid max-w-prose grid-cols-[1.25rem_minmax(0,1fr)]">
              <span aria-hidden="true" className="text-good">
                +
              </span>
              <ins className="no-underline">
                <span className="sr-only">Then: </span>
                {after}
              </ins>
            </p>
          ) : (
            <p className="text-sm text-muted">It is gone.</p>
          )}
        </li>
      ))}
    </ul>
  );
}
