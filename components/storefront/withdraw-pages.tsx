import { HiddenFields, SubmitButton } from './button';
import { errorFor, Field, FormErrors, TextField } from './field';
import { Facts, PageHead } from './page-head';
import type { Frame, WithdrawConfirmView, WithdrawFormView, WithdrawReceiptView } from './types';

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
        <div className="actions">
          <SubmitButton>{t('withdraw.continue')}</SubmitButton>
        </div>
      </form>
    </div>
  );
}

/** Step two: what was written, and one button that declares it. */
export function WithdrawConfirmPage({ frame: { t }, view }: { frame: Frame; view: WithdrawConfirmView }) {
  return (
    <div className="page">
      <PageHead title={t('withdraw.confirmTitle')} lead={t('withdraw.confirmLead')} />
      <section className="panel" aria-label={t('withdraw.declaration')}>
        <Facts facts={view.facts} />
        <form method="post" action={view.action} className="actions">
          <HiddenFields fields={view.hidden} />
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
