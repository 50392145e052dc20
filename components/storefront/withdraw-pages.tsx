import { HiddenFields, SubmitButton } from './button';
import { errorFor, Field, FormErrors, TextField } from './field';
import type { WithdrawConfirmView, WithdrawFormView, WithdrawReceiptView } from './flow-types';
import { Icon } from './icons';
import { Facts, PageHead } from './page-head';
import { Picture } from './picture';
import type { Frame } from './types';

/** Step one of the statutory withdrawal: who, and which contract. No reason is asked (Directive 2011/83/EU, Art. 11a). */
export function WithdrawFormPage({ frame: { t }, view }: { frame: Frame; view: WithdrawFormView }) {
  const { values, errors } = view;
  return (
    <div className="page">
      <PageHead title={t('withdraw.title')} lead={t('withdraw.lead')} />
      <form className="panel form" method="post" action={view.action}>
        <FormErrors errors={errors} t={t} />
        <HiddenFields fields={view.hidden} />
        <Field
          id="name"
          label={t('withdraw.name')}
          error={errorFor(errors, 'name')}
          defaultValue={values.name}
          autoComplete="name"
          maxLength={200}
          required
        />
        {view.order ? (
          <WithdrawItems t={t} order={view.order} scope={values.scope} error={errorFor(errors, 'items')} />
        ) : (
          <WithdrawByHand t={t} view={view} />
        )}
        <div className="actions">
          <SubmitButton>{t('withdraw.continue')}</SubmitButton>
        </div>
      </form>
    </div>
  );
}

function WithdrawByHand({ t, view: { values, errors } }: { t: Frame['t']; view: WithdrawFormView }) {
  return (
    <>
      <Field
        id="number"
        label={t('withdraw.number')}
        error={errorFor(errors, 'number')}
        defaultValue={values.number}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        required
      />
      <Field
        id="email"
        type="email"
        label={t('withdraw.email')}
        error={errorFor(errors, 'email')}
        defaultValue={values.email}
        autoComplete="email"
        maxLength={254}
        required
      />
      <fieldset className="choices">
        <legend>{t('withdraw.scope')}</legend>
        <label className="choice">
          <input type="radio" name="scope" value="everything" defaultChecked={values.scope === 'everything'} />
          <span>{t('withdraw.everything')}</span>
        </label>
        <label className="choice">
          <input type="radio" name="scope" value="part" defaultChecked={values.scope === 'part'} />
          <span>{t('withdraw.part')}</span>
        </label>
        <div className="choice-more">
          <TextField
            id="part"
            label={t('withdraw.partHint')}
            error={errorFor(errors, 'part')}
            defaultValue={values.part}
            maxLength={2000}
          />
        </div>
      </fieldset>
    </>
  );
}

/** The order's own things: all of them, or some; beside what the law exempts stands why. */
function WithdrawItems({
  t,
  order,
  scope,
  error,
}: {
  t: Frame['t'];
  order: NonNullable<WithdrawFormView['order']>;
  scope: 'everything' | 'part';
  error: string | undefined;
}) {
  const open = order.items.filter((item) => item.quantity > 0);
  const refused = order.items.filter((item) => item.quantity === 0);
  return (
    <>
      <p>{t('withdraw.forOrder', { number: order.number })}</p>
      {order.until && <p className="withdraw-until">{t('withdraw.until', { date: order.until })}</p>}
      {order.isOver && (
        <p className="withdraw-until">
          {t('withdraw.over')} {order.returnHref && <a href={order.returnHref}>{t('withdraw.overReturn')}</a>}{' '}
          {order.contactHref && <a href={order.contactHref}>{t('shell.person')}</a>}
        </p>
      )}
      {open.length > 0 && (
        <fieldset className="choices" id="items">
          <legend>{t('withdraw.scope')}</legend>
          {error && <p className="field-error">{error}</p>}
          <label className="choice">
            <input type="radio" name="scope" value="everything" defaultChecked={scope === 'everything'} />
            <span>{t('withdraw.everything')}</span>
          </label>
          <label className="choice">
            <input type="radio" name="scope" value="part" defaultChecked={scope === 'part'} />
            <span>{t('withdraw.part')}</span>
          </label>
          <ul className="withdraw-items">
            {open.map((item) => (
              <li key={item.id}>
                <label>
                  <input
                    type="checkbox"
                    name="line"
                    value={item.id}
                    defaultChecked={(order.chosen[item.id] ?? 0) > 0}
                  />
                  <Picture src={item.imageUrl} alt="" />
                  <span>
                    <span className="item-title">{item.title}</span>
                    {item.variant && <span className="item-facts">{item.variant}</span>}
                    {item.caution && <span className="item-facts">{item.caution}</span>}
                  </span>
                </label>
                {item.quantity > 1 && (
                  <span className="select">
                    <select
                      name={`quantity.${item.id}`}
                      aria-label={t('wizard.howMany')}
                      defaultValue={order.chosen[item.id] || item.quantity}
                    >
                      {Array.from({ length: item.quantity }, (_, index) => index + 1).map((count) => (
                        <option key={count} value={count}>
                          {count}
                        </option>
                      ))}
                    </select>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {refused.length > 0 && (
        <ul className="withdraw-refused">
          {refused.map((item) => (
            <li key={item.id}>
              <strong>{item.title}</strong>: {item.refusal}
            </li>
          ))}
        </ul>
      )}
      <p>{t('withdraw.mailedTo', { email: order.mailedTo })}</p>
    </>
  );
}

/** Step two: what was written, and one button that declares it. */
export function WithdrawConfirmPage({ frame: { t }, view }: { frame: Frame; view: WithdrawConfirmView }) {
  return (
    <div className="page">
      <PageHead title={t('withdraw.confirmTitle')} lead={t('withdraw.confirmLead')} />
      <section className="panel" aria-label={t('withdraw.declaration')}>
        {view.error && (
          <section className="form-errors" role="alert">
            <p>
              <Icon name="alert" />
              <strong>{t('error.title')}</strong>
            </p>
            <p>{view.error}</p>
          </section>
        )}
        <Facts facts={view.facts} />
        <form method="post" action={view.action} className="actions">
          <HiddenFields fields={{ ...view.hidden, ...view.quantities }} />
          {view.lines?.map((id) => (
            <input key={id} type="hidden" name="line" value={id} />
          ))}
          <SubmitButton>{t('withdraw.confirm')}</SubmitButton>
          <a className="button" data-kind="link" href={view.editHref}>
            {t('withdraw.edit')}
          </a>
        </form>
      </section>
    </div>
  );
}

/** The acknowledgement: content, date and time, to keep. */
export function WithdrawReceiptPage({ frame: { t }, view }: { frame: Frame; view: WithdrawReceiptView }) {
  return (
    <div className="page">
      <PageHead title={t('withdraw.doneTitle')} lead={t('withdraw.doneLead', { email: view.email })} />
      <section className="panel" aria-labelledby="declaration">
        <h2 id="declaration">{t('withdraw.declaration')}</h2>
        <blockquote className="declaration">{view.declaration}</blockquote>
        <Facts
          facts={[
            {
              label: t('withdraw.receivedAt'),
              value: <time dateTime={view.receivedAt.dateTime}>{view.receivedAt.text}</time>,
            },
            { label: t('withdraw.reference'), value: <bdi className="code">{view.reference}</bdi> },
            ...view.facts,
          ]}
        />
        <div className="actions">
          <a
            className="button"
            data-kind="quiet"
            download={view.file.name}
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(view.file.text)}`}
          >
            {t('withdraw.keep')}
          </a>
          {view.returnHref && (
            <a className="button" data-kind="primary" href={view.returnHref}>
              {t('withdraw.sendBack')}
            </a>
          )}
        </div>
      </section>
      {view.next.length > 0 && (
        <section className="panel" aria-labelledby="next">
          <h2 id="next">{t('withdraw.next')}</h2>
          <ol className="numbered">
            {view.next.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
