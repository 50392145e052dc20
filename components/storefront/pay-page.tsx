import { SubmitButton } from './button';
import { Icon } from './icons';
import { Money } from './money';
import { PageHead } from './page-head';

/** Words ready to be read: what is to be paid, until when, and how. */
export type PayView = {
  title: string;
  lead: string;
  due: string;
  amount: string;
  notice: string;
  /** Null: nothing can be paid here. */
  pay: { action: string; label: string } | null;
  back: { href: string; label: string };
};

/** What a dearer item costs more, on a page of our own. */
export function PayPage({ view }: { view: PayView }) {
  return (
    <div className="page">
      <PageHead title={view.title} lead={view.lead} />
      <section className="panel" aria-label={view.due}>
        <p className="pay-sum">
          <span className="pass-label">{view.due}</span>
          <Money amount={view.amount} />
        </p>
        <p>{view.notice}</p>
        {view.pay && (
          <form className="actions" method="post" action={view.pay.action}>
            <SubmitButton>{view.pay.label}</SubmitButton>
          </form>
        )}
      </section>
      <div className="actions">
        <a className="button" data-kind="quiet" href={view.back.href}>
          <Icon name="back" className="icon flip" />
          {view.back.label}
        </a>
      </div>
    </div>
  );
}
