import { Action, HiddenFields, SubmitButton } from './button';
import type { ChangeCodeView, ChangeFormView, ChangeView } from './change-types';
import { errorFor, Field, FormErrors, TextField } from './field';
import { Icon } from './icons';
import { PageHead } from './page-head';
import { ParcelRequest } from './parcel-change';
import type { Frame } from './types';

type Props<V> = { frame: Frame; view: V };

/** What can be asked of the courier, what was asked, and why the rest is not possible. */
export function ChangePage({ frame: { t }, view }: Props<ChangeView>) {
  return (
    <div className="page change">
      <PageHead title={view.title} lead={view.lead}>
        {view.goods && <p className="change-goods">{view.goods}</p>}
      </PageHead>
      <FormErrors errors={view.errors} t={t} />
      {view.requests && (
        <section className="panel" aria-labelledby="asked">
          <h2 id="asked">{view.requests.title}</h2>
          <ul className="change-requests">
            {view.requests.items.map((item) => (
              <li key={item.id}>
                <ParcelRequest request={item} />
                {item.withdraw && (
                  <form method="post" action={item.withdraw.action}>
                    <HiddenFields fields={item.withdraw.fields} />
                    <SubmitButton kind="quiet">{item.withdraw.label}</SubmitButton>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.choices && (
        <section className="panel" aria-labelledby="choose">
          <h2 id="choose">{view.choices.title}</h2>
          <ul className="change-kinds">
            {view.choices.items.map((choice) => (
              <li key={choice.kind}>
                <a href={choice.href}>
                  <Icon name={choice.icon} />
                  <span className="change-kind">
                    <b>{choice.label}</b>
                    <span>{choice.what}</span>
                  </span>
                  <Icon name="arrow" className="icon flip" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.ownPage && <OwnPage view={view.ownPage} />}
      {view.nothing && <p className="notice">{view.nothing}</p>}
      {view.not && (
        <details className="panel change-not">
          <summary>
            <span>{view.not.title}</span>
            <Icon name="chevron" className="icon chevron" />
          </summary>
          <dl className="fact-rows">
            {view.not.items.map(({ label, why }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <div className="actions">
        {view.talk && <Action action={view.talk} />}
        <a className="button" data-kind="link" href={view.back.href}>
          {view.back.label}
        </a>
      </div>
    </div>
  );
}

function OwnPage({ view }: { view: NonNullable<ChangeView['ownPage']> }) {
  return (
    <section className="panel" aria-labelledby="own-page">
      <h2 id="own-page">{view.title}</h2>
      <p>{view.lead}</p>
      <ul className="change-kinds">
        {view.items.map((item) => (
          <li key={item.kind}>
            <a href={item.href} rel="noreferrer">
              <Icon name={item.icon} />
              <span className="change-kind">
                <b>{item.label}</b>
                <span>{item.what}</span>
              </span>
              <Icon name="out" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a choice means, before it is made. */
function Honestly({ facts }: { facts: string[] }) {
  return (
    <ul className="change-facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

/** One wish: what is needed of it, and what it means. */
export function ChangeFormPage({ frame: { t }, view }: Props<ChangeFormView>) {
  return (
    <div className="page change">
      <PageHead title={view.title} lead={view.lead}>
        {view.goods && <p className="change-goods">{view.goods}</p>}
      </PageHead>
      <form className="panel form" method="post" action={view.action}>
        <HiddenFields fields={view.hidden} />
        <FormErrors errors={view.errors} t={t} />
        {view.days && (
          <fieldset className="choices" id="day" tabIndex={-1}>
            <legend>{view.days.label}</legend>
            {view.days.items.map(({ value, label, checked }) => (
              <label key={value} className="choice">
                <input type="radio" name="day" value={value} defaultChecked={checked} required />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
        )}
        {view.fields.map((field) => {
          const { name, label, hint, value, isOptional, isLong, maxLength, autoComplete } = field;
          const wiring = {
            id: name,
            label,
            hint: hint ?? undefined,
            error: errorFor(view.errors, name),
            optional: isOptional ? view.optional : undefined,
            defaultValue: value,
            maxLength,
            autoComplete,
            required: !isOptional,
          };
          return isLong ? <TextField key={name} {...wiring} /> : <Field key={name} {...wiring} />;
        })}
        <Honestly facts={view.facts} />
        <div className="actions">
          <SubmitButton>{view.press}</SubmitButton>
          <a className="button" data-kind="link" href={view.other.href}>
            {view.other.label}
          </a>
        </div>
      </form>
    </div>
  );
}

/** The code from the mail, and the same wish beside it. */
export function ChangeCodePage({ frame: { t }, view }: Props<ChangeCodeView>) {
  return (
    <div className="page change">
      <PageHead title={view.title} lead={view.lead} />
      <form className="panel form" method="post" action={view.action}>
        <HiddenFields fields={view.hidden} />
        <FormErrors errors={view.errors} t={t} />
        <p className="parcel-wish">{view.wish}</p>
        <Field
          id="code"
          label={view.label}
          hint={view.hint}
          error={errorFor(view.errors, 'code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          dir="ltr"
        />
        <Honestly facts={view.facts} />
        <div className="actions">
          <SubmitButton>{view.press}</SubmitButton>
          <button type="submit" className="button" data-kind="quiet" name="again" value="1">
            {view.again}
          </button>
          <a className="button" data-kind="link" href={view.other.href}>
            {view.other.label}
          </a>
        </div>
      </form>
    </div>
  );
}
