import { HiddenFields, SubmitButton } from './button';
import { errorFor, Field, FormErrors } from './field';
import { PageHead } from './page-head';
import type { Frame, LookUpView } from './types';

/** Finds an order by its number and one thing only the shopper knows; also where a return begins. */
export function LookUpPage({ frame: { t }, view }: { frame: Frame; view: LookUpView }) {
  const returning = view.intent === 'return';
  return (
    <div className="page look-up">
      <PageHead
        title={t(returning ? 'lookUp.returnTitle' : 'lookUp.title')}
        lead={t(returning ? 'lookUp.returnLead' : 'lookUp.lead')}
      />
      <form className="panel form" method="post" action={view.action}>
        <FormErrors errors={view.errors} t={t} />
        <HiddenFields fields={view.hidden} />
        <Field
          id="number"
          label={t('lookUp.number')}
          hint={t('lookUp.numberHint', { example: view.example })}
          error={errorFor(view.errors, 'number')}
          defaultValue={view.values.number}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={100}
          required
        />
        <Field
          id="contact"
          label={t('lookUp.contact')}
          hint={t('lookUp.contactHint')}
          error={errorFor(view.errors, 'contact')}
          defaultValue={view.values.contact}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          required
        />
        <div className="actions">
          <SubmitButton>{t(returning ? 'lookUp.returnSubmit' : 'lookUp.submit')}</SubmitButton>
          <a className="button" data-kind="link" href={view.switchHref}>
            {t(returning ? 'lookUp.switchToTrack' : 'lookUp.switchToReturn')}
          </a>
        </div>
      </form>
      <section className="panel aside" aria-labelledby="lost">
        <h2 id="lost">{t('lookUp.lost')}</h2>
        <p>{t('lookUp.lostLead')}</p>
      </section>
    </div>
  );
}
