import type { ReactNode } from 'react';

/** The mail for those who read text, and what its envelope says; folded away. */
export function MailSource({ text, headers }: { text: string; headers: readonly { name: string; value: string }[] }) {
  return (
    <div className="grid gap-3">
      <Fold title="As plain text">
        <pre className="whitespace-pre-wrap break-words font-mono text-sm leading-6">{text}</pre>
      </Fold>
      <Fold title="Its headers">
        <dl className="grid gap-2 text-sm">
          {headers.map(({ name, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may occur twice, and the list never changes
            <div key={index} className="grid gap-x-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
              <dt className="text-muted">{name}</dt>
              <dd className="break-all font-mono">{value}</dd>
            </div>
          ))}
        </dl>
      </Fold>
    </div>
  );
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-card border border-line bg-card px-5 shadow-card">
      <summary className="py-3.5 font-semibold">{title}</summary>
      <div className="pb-5">{children}</div>
    </details>
  );
}
