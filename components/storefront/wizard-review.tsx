import { Money, MoneyLines } from './money';
import type { Frame, ReviewView } from './types';
import { AboutItem } from './wizard-reasons';

function Change({ href, what, t }: { href: string; what: string; t: Frame['t'] }) {
  return (
    <a className="change" href={href} aria-label={t('wizard.changeWhat', { what })}>
      {t('wizard.change')}
    </a>
  );
}

/** Step five: everything that was said, each part with its way back, and the money line by line. */
export function Review({ frame: { t }, view }: { frame: Frame; view: ReviewView }) {
  return (
    <>
      {view.groups.map((group) => (
        <section key={group.id} className="panel review" aria-labelledby={group.id}>
          <h2 id={group.id}>
            {group.title} <Change href={group.changeHref} what={group.title} t={t} />
          </h2>
          <ul>
            {group.items.map(({ item, reason, resolution }) => (
              <li key={item.id}>
                <AboutItem item={item} />
                <p>
                  <span className="review-reason">{reason}</span>
                  <strong>{resolution}</strong>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="panel review" aria-labelledby="method-heading">
        <h2 id="method-heading">
          {t('wizard.methods')} <Change href={view.method.changeHref} what={t('wizard.methods')} t={t} />
        </h2>
        <p className="review-method">
          <span>{view.method.label}</span>
          <Money amount={view.method.fee} />
        </p>
      </section>
      <section className="panel review" aria-labelledby="money-heading">
        <h2 id="money-heading">{t('wizard.money')}</h2>
        <MoneyLines lines={view.money.lines} />
        {view.money.when && <p className="money-when">{view.money.when}</p>}
      </section>
    </>
  );
}
