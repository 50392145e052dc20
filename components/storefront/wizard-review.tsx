import { errorFor, Field } from './field';
import type { ReviewView } from './flow-types';
import { keepTogether } from './keep-together';
import { Money, MoneyLines } from './money';
import { Photos } from './photos';
import type { FormErrorView, Frame } from './types';
import { AboutItem } from './wizard-reasons';

function Change({ href, what, t }: { href: string; what: string; t: Frame['t'] }) {
  return (
    <a className="change" href={href} aria-label={t('wizard.changeWhat', { what })}>
      {t('wizard.change')}
    </a>
  );
}

/** Step five: everything that was said, each part with its way back, and the money line by line. */
export function Review({
  frame: { t, locale },
  view,
  errors,
}: {
  frame: Frame;
  view: ReviewView;
  errors: FormErrorView[];
}) {
  return (
    <>
      {view.groups.map((group) => (
        <section key={group.id} className="panel review" aria-labelledby={group.id}>
          <h2 id={group.id}>
            {group.title} <Change href={group.changeHref} what={group.title} t={t} />
          </h2>
          <ul>
            {group.items.map(({ key, item, reason, answers, comment, photos, resolution }) => (
              <li key={key}>
                <AboutItem item={item} />
                <div className="review-words">
                  <span className="review-reason">{reason}</span>
                  {answers.map((one) => (
                    <span key={one.question} className="review-reason">
                      {one.question} {one.answer}
                    </span>
                  ))}
                  {comment && <q className="review-reason">{comment}</q>}
                  <strong>{resolution}</strong>
                </div>
                {photos.length > 0 && <Photos photos={photos} t={t} />}
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
      {view.gifts && (
        <section className="panel review" aria-labelledby="gifts-heading">
          <h2 id="gifts-heading">{view.gifts.title}</h2>
          <ul>
            {view.gifts.notes.map(({ sentence, add }) => (
              <li key={sentence}>
                <p>{sentence}</p>
                {add && (
                  <button type="submit" name="with_gift" value={add.value} className="button" data-kind="quiet">
                    {add.label}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.sendsFirst && (
        <section className="panel review" aria-labelledby="first-heading">
          <h2 id="first-heading">
            {view.sendsFirst.title} <Change href={view.sendsFirst.changeHref} what={view.sendsFirst.title} t={t} />
          </h2>
          <p>{view.sendsFirst.terms}</p>
          <p className="place-more">{view.sendsFirst.note}</p>
        </section>
      )}
      {view.recipient && (
        <section className="panel review">
          <Field
            id="recipient"
            type="email"
            label={t('wizard.recipient')}
            hint={t('wizard.recipientHint')}
            error={errorFor(errors, 'recipient')}
            defaultValue={view.recipient.value}
            autoComplete="email"
            maxLength={254}
            required
          />
        </section>
      )}
      {view.money && (
        <section className="panel review" aria-labelledby="money-heading">
          <h2 id="money-heading">{t('wizard.money')}</h2>
          <MoneyLines lines={view.money.lines} />
          {view.money.when && <p className="money-when">{keepTogether(view.money.when, locale)}</p>}
        </section>
      )}
    </>
  );
}
