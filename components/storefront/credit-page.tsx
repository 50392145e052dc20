import { Icon } from './icons';
import { Money, MoneyLines } from './money';
import { PageHead } from './page-head';
import type { Frame, MoneyView } from './types';

export type CreditPageView = {
  title: string;
  lead: string;
  /** One a currency; none: there is nothing to spend. */
  accounts: {
    id: string;
    amount: string;
    /** What was theirs and what came on top; none where nothing did. */
    parts: MoneyView['lines'];
    next: string;
    lots: MoneyView['lines'];
  }[];
  words: { lots: string; back: string };
  backHref: string;
};

/** A shopper's store credit: how much, of what, until when. */
export function CreditPage({ view }: { frame: Frame; view: CreditPageView }) {
  return (
    <div className="page">
      <PageHead title={view.title} lead={view.lead} />
      {view.accounts.map((account) => (
        <section key={account.id} className="panel" aria-labelledby={`credit-${account.id}`}>
          <h2 id={`credit-${account.id}`} className="money-sum">
            <Money amount={account.amount} />
          </h2>
          <p>{account.next}</p>
          {account.parts.length > 0 && <MoneyLines lines={account.parts} />}
          {account.lots.length > 1 && (
            <details className="credit-lots">
              <summary>{view.words.lots}</summary>
              <MoneyLines lines={account.lots} />
            </details>
          )}
        </section>
      ))}
      <div className="actions">
        <a className="button" data-kind="quiet" href={view.backHref}>
          <Icon name="back" className="icon flip" />
          {view.words.back}
        </a>
      </div>
    </div>
  );
}
