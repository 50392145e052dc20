import { HiddenFields, SubmitButton } from './button';
import { errorFor, Field, FormErrors } from './field';
import { Icon } from './icons';
import { PageHead } from './page-head';
import type { Frame, ShareView } from './types';

/** Makes a link for somebody else, shows those that were made, and takes them back. */
export function SharePage({ frame: { t }, view }: { frame: Frame; view: ShareView }) {
  const { values, errors } = view;
  const label = errorFor(errors, 'label');
  return (
    <div className="page share">
      <PageHead title={t('share.title')} lead={t('share.lead')} />
      {view.done && (
        <p className="notice" role="status">
          <Icon name="check" />
          <span>{view.done}</span>
        </p>
      )}
      {view.links.length > 0 && <ShareLinks t={t} view={view} />}
      <form className="panel form" method="post" action={view.action}>
        <FormErrors errors={errors} t={t} />
        <Field
          id="label"
          label={t('share.for')}
          hint={t('share.forHint')}
          error={label}
          defaultValue={values.label}
          autoComplete="off"
          maxLength={80}
          required
        />
        <fieldset className="choices">
          <legend>{t('share.sees')}</legend>
          {(['status', 'gift'] as const).map((sees) => (
            <label key={sees} className="choice">
              <input type="radio" name="sees" value={sees} defaultChecked={values.sees === sees} />
              <span>{t(sees === 'gift' ? 'share.seesGift' : 'share.seesStatus')}</span>
            </label>
          ))}
        </fieldset>
        <fieldset className="choices">
          <legend>{t('share.days')}</legend>
          {view.periods.map((period) => (
            <label key={period.days} className="choice">
              <input type="radio" name="days" value={period.days} defaultChecked={values.days === period.days} />
              <span>{period.label}</span>
            </label>
          ))}
        </fieldset>
        <div className="actions">
          <SubmitButton>{t('share.make')}</SubmitButton>
          <a className="button" data-kind="link" href={view.backHref}>
            {t('share.back')}
          </a>
        </div>
      </form>
    </div>
  );
}

function ShareLinks({ t, view }: { t: Frame['t']; view: ShareView }) {
  return (
    <section className="panel" aria-labelledby="links">
      <h2 id="links">{t('share.links')}</h2>
      <ul className="share-links">
        {view.links.map((link) => (
          <li key={link.id} data-over={link.url === null || undefined}>
            {link.url ? (
              <Field
                id={`link-${link.id}`}
                label={t('share.link', { label: link.label })}
                hint={link.isNew ? t('share.copy') : undefined}
                defaultValue={link.url}
                dir="ltr"
                readOnly
              />
            ) : (
              <p className="share-name">{t('share.link', { label: link.label })}</p>
            )}
            <p className="share-facts">
              <span>{link.sees}</span>
              <span>{link.state}</span>
              <span>{link.seen}</span>
            </p>
            {link.url && (
              <form method="post" action={view.action}>
                <HiddenFields fields={{ revoke: link.id }} />
                <button
                  type="submit"
                  className="button"
                  data-kind="link"
                  aria-label={t('share.revokeOf', { label: link.label })}
                >
                  {t('share.revoke')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
