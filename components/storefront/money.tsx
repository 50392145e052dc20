import type { MoneyView } from './types';

/** An amount, already formatted for the locale; kept in one piece and in figures of equal width. */
export function Money({ amount }: { amount: string }) {
  return (
    <bdi className="money" dir="auto">
      {amount}
    </bdi>
  );
}

/** A sum line by line; the sum itself is `strong`. */
export function MoneyLines({ lines }: { lines: MoneyView['lines'] }) {
  return (
    <dl className="money-lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two units alike make two lines alike, and the list never moves
        <div key={`${index}-${line.text}`} data-strong={line.strong || undefined}>
          <dt>
            {line.text}
            {line.detail && <span className="money-detail">{line.detail}</span>}
          </dt>
          <dd>
            <Money amount={line.amount} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
