import type { BlockView } from '@/lib/branding/rules/resolve-blocks';
import { Blocks } from './blocks';
import { BoardingPass } from './boarding-pass';
import { Action, HiddenFields, SubmitButton } from './button';
import { TextField } from './field';
import { Icon } from './icons';
import { Money, MoneyLines } from './money';
import { NewOne } from './new-one';
import { Items } from './order-parts';
import { PageHead } from './page-head';
import { Photos } from './photos';
import { StatusBadge } from './status-badge';
import type { Frame, ReturnPageView, StepView } from './types';

/** One return: a boarding pass to carry, what happens next, the money line by line, and the way out of it. */
export function ReturnPage({
  frame,
  view,
  blocks = [],
}: {
  frame: Frame;
  view: ReturnPageView;
  blocks?: readonly BlockView[];
}) {
  const { t } = frame;
  return (
    <div
      id="live"
      className="page return-page"
      data-revision={view.revision}
      data-announcement={view.announcement}
      data-tone={view.headline.tone}
    >
      <PageHead title={view.headline.sentence} lead={view.headline.detail}>
        <p className="page-reference">
          <StatusBadge tone={view.headline.tone} label={view.headline.statusLabel} />
          <span>{t('return.number', { number: view.number })}</span>
          {view.orderHref ? (
            <a href={view.orderHref}>{t('return.forOrder', { number: view.orderNumber })}</a>
          ) : (
            <span>{t('return.forOrder', { number: view.orderNumber })}</span>
          )}
        </p>
      </PageHead>
      {view.primary && (
        <div className="actions">
          <Action action={view.primary} kind="primary" />
        </div>
      )}
      {view.first && <NewOne view={view.first} />}
      {view.question && <Question t={t} question={view.question} />}
      {view.pass && <BoardingPass frame={frame} pass={view.pass} number={view.number} />}
      {view.note && (
        <figure className="shop-note">
          <blockquote>{view.note}</blockquote>
          <figcaption>{t('order.note', { shop: frame.brand.shop.name })}</figcaption>
        </figure>
      )}
      <div className="return-columns">
        <section className="panel" aria-labelledby="next">
          <h2 id="next">{t('return.next')}</h2>
          <Steps steps={view.steps} t={t} />
        </section>
        <div className="return-side">
          {view.items.length > 0 && (
            <section className="panel" aria-labelledby="going-back">
              <h2 id="going-back">{t('return.items')}</h2>
              <Items items={view.items} t={t} />
            </section>
          )}
          {view.kept.length > 0 && (
            <section className="panel" aria-labelledby="kept">
              <h2 id="kept">{t('return.kept')}</h2>
              <Items items={view.kept} t={t} />
            </section>
          )}
          {view.photos.length > 0 && (
            <section className="panel" aria-labelledby="photos">
              <h2 id="photos">{t('return.photos')}</h2>
              <Photos photos={view.photos} t={t} />
            </section>
          )}
          {view.money && (
            <section className="panel return-money" aria-labelledby="money">
              <h2 id="money">{t('return.money')}</h2>
              <p className="money-sum">
                {view.money.isEven ? (
                  <strong className="money-even">{view.money.label}</strong>
                ) : (
                  <>
                    <span>{view.money.label}</span> <Money amount={view.money.amount} />
                  </>
                )}
                {view.money.when && <span className="money-when">{view.money.when}</span>}
              </p>
              <MoneyLines lines={view.money.lines} />
              {view.account && (
                <p>
                  {view.account.sentence} <a href={view.account.more.href}>{view.account.more.label}</a>
                </p>
              )}
            </section>
          )}
          {view.credit && (
            <section className="panel" aria-labelledby="credit">
              <h2 id="credit">{view.credit.title}</h2>
              <p>{view.credit.sentence}</p>
              {view.credit.more && (
                <p>
                  <a href={view.credit.more.href}>{view.credit.more.label}</a>
                </p>
              )}
            </section>
          )}
        </div>
      </div>
      {view.cancel && (
        <section className="panel cancel" aria-labelledby="cancel">
          <h2 id="cancel">{t('return.changedMind')}</h2>
          <p>{view.cancel.lead ?? t('return.cancelLead')}</p>
          <div className="actions">
            {view.edit && (
              <form method="post" action={view.edit.action}>
                <SubmitButton kind="quiet">{t('return.edit')}</SubmitButton>
              </form>
            )}
            <form method="post" action={view.cancel.action}>
              <HiddenFields fields={view.cancel.fields} />
              <SubmitButton kind="quiet">{t('return.cancel')}</SubmitButton>
            </form>
          </div>
          {view.addHref && (
            <p>
              <a href={view.addHref}>{t('return.add')}</a>
            </p>
          )}
        </section>
      )}
      <Blocks frame={frame} blocks={blocks} />
    </div>
  );
}

function Question({ t, question }: { t: Frame['t']; question: NonNullable<ReturnPageView['question']> }) {
  return (
    <section className="panel form" aria-labelledby="question">
      <h2 id="question">{question.text}</h2>
      <form method="post" action={question.action} className="form">
        <TextField
          id="answer"
          label={t('return.questionLabel')}
          error={question.isEmpty ? t('return.questionEmpty') : undefined}
          rows={4}
          maxLength={2000}
          required
        />
        <div className="actions">
          <SubmitButton>{t('return.questionSend')}</SubmitButton>
        </div>
      </form>
    </section>
  );
}

const STEP_STATE = { done: 'return.stepDone', current: 'return.stepCurrent', ahead: 'return.stepAhead' } as const;

function Steps({ steps, t }: { steps: StepView[]; t: Frame['t'] }) {
  return (
    <ol className="chapters">
      {steps.map((step) => (
        <li
          key={step.title}
          className="chapter"
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <div className="chapter-head">
            <span className="chapter-mark" aria-hidden="true">
              {step.state === 'done' && <Icon name="check" />}
            </span>
            <span className="chapter-title">
              {step.title}
              <span className="sr-only">, {t(STEP_STATE[step.state])}</span>
            </span>
            {step.when && <span className="chapter-when">{step.when}</span>}
          </div>
          {step.detail && <p className="chapter-body">{step.detail}</p>}
        </li>
      ))}
    </ol>
  );
}
