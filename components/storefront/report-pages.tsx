import { HiddenFields, SubmitButton } from './button';
import { errorFor, FormErrors, TextField } from './field';
import { Icon } from './icons';
import { Facts, PageHead } from './page-head';
import { Picture } from './picture';
import type { ReportFormView, ReportKindView, ReportLineView, ReportPickView } from './report-types';
import type { Frame } from './types';

/** What went wrong, parcel by parcel: each kind opens, or says why not and when. */
export function ReportPickPage({ view }: { view: ReportPickView }) {
  return (
    <div className="page report">
      <PageHead title={view.title} lead={view.lead} />
      {view.parcels.map((parcel) => (
        <section key={parcel.id} className="panel" aria-labelledby={`parcel-${parcel.id}`}>
          <h2 id={`parcel-${parcel.id}`}>{parcel.title}</h2>
          <p className="report-status">{parcel.status}</p>
          <ul className="report-kinds">
            {parcel.kinds.map((kind) => (
              <li key={kind.kind}>
                <Kind kind={kind} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="report-person">
        <p>{view.person.text}</p>
        <p className="actions">
          {view.person.ways.map((way) => (
            <a key={way.href} className="button" data-kind="quiet" href={way.href}>
              {way.label}
            </a>
          ))}
          <a className="button" data-kind="link" href={view.back.href}>
            {view.back.label}
          </a>
        </p>
      </section>
    </div>
  );
}

function Kind({ kind }: { kind: ReportKindView }) {
  if (kind.href) {
    return (
      <a className="report-kind" href={kind.href}>
        <span>
          <strong>{kind.label}</strong>
          <span className="report-hint">{kind.hint}</span>
        </span>
        <Icon name="chevron" className="icon report-go" />
      </a>
    );
  }
  return (
    <div className="report-kind" data-shut="">
      <span>
        <strong>{kind.label}</strong>
        <span className="report-hint">{kind.why}</span>
        {kind.report && <a href={kind.report.href}>{kind.report.label}</a>}
      </span>
    </div>
  );
}

/** One calm form: what the courier says, which things, what was looked at, a photo, a wish. */
export function ReportFormPage({ frame: { t }, view }: { frame: Frame; view: ReportFormView }) {
  const { errors, proof, ticks, words, photos, wish } = view;
  return (
    <div className="page report">
      <PageHead title={view.title} lead={view.lead} />
      {proof && (
        <section className="panel" aria-labelledby="proof">
          <h2 id="proof">{proof.title}</h2>
          <Facts facts={proof.facts} />
          {proof.photo && (
            <figure className="report-proof">
              <img src={proof.photo.src} alt={proof.photo.alt} width={proof.photo.width} height={proof.photo.height} />
              <figcaption>{proof.photo.title}</figcaption>
            </figure>
          )}
          {proof.link && (
            <p>
              <a className="link-out" href={proof.link.href} rel="noreferrer">
                {proof.link.label}
                <Icon name="out" />
              </a>
            </p>
          )}
        </section>
      )}
      <form className="panel form" method="post" action={view.action} encType="multipart/form-data">
        <FormErrors errors={errors} t={t} />
        <HiddenFields fields={view.hidden} />
        {photos.keptIds.map((id) => (
          <input key={id} type="hidden" name="kept" value={id} />
        ))}
        <fieldset className="choices" id="lines">
          <legend>{view.items.title}</legend>
          <ErrorLine text={errorFor(errors, 'lines')} />
          <ul className="withdraw-items">
            {view.items.lines.map((line) => (
              <li key={line.id}>
                <Line line={line} picks={view.items.picks} quantityLabel={view.items.quantityLabel} />
              </li>
            ))}
          </ul>
        </fieldset>
        {ticks && (
          <fieldset className="choices" id={ticks.items[0]?.code}>
            <legend>{ticks.title}</legend>
            {ticks.items.map(({ code, label, checked }) => (
              <div key={code}>
                <ErrorLine text={errorFor(errors, code)} />
                <label className="choice">
                  <input type="checkbox" name={code} value="yes" defaultChecked={checked} />
                  <span>{label}</span>
                </label>
              </div>
            ))}
          </fieldset>
        )}
        {view.choices.map(({ code, label, options }) => (
          <fieldset key={code} className="choices" id={code}>
            <legend>{label}</legend>
            <ErrorLine text={errorFor(errors, code)} />
            {options.map((option) => (
              <label key={option.value} className="choice">
                <input type="radio" name={code} value={option.value} defaultChecked={option.checked} />
                <span>{option.label}</span>
              </label>
            ))}
          </fieldset>
        ))}
        <TextField
          id="comment"
          label={words.label}
          optional={words.required ? undefined : t('form.optional')}
          error={errorFor(errors, 'comment')}
          defaultValue={words.value}
          maxLength={2000}
        />
        <PhotoField id="photos" {...photos} error={errorFor(errors, 'photos')} optional={t('form.optional')} />
        {wish && (
          <fieldset className="choices">
            <legend>
              {wish.label} <span className="field-optional">({t('form.optional')})</span>
            </legend>
            <p className="field-hint">{wish.lead}</p>
            {wish.options.map((option) => (
              <label key={option.value} className="choice">
                <input type="radio" name="wish" value={option.value} defaultChecked={option.checked} />
                <span>{option.label}</span>
              </label>
            ))}
          </fieldset>
        )}
        <div className="actions">
          <SubmitButton>{view.send}</SubmitButton>
          <a className="button" data-kind="link" href={view.back.href}>
            {view.back.label}
          </a>
        </div>
      </form>
    </div>
  );
}

function Line({ line, picks, quantityLabel }: { line: ReportLineView; picks: boolean; quantityLabel: string }) {
  const things = (
    <>
      <Picture src={line.imageUrl} alt="" />
      <span>
        <span className="item-title">{line.title}</span>
        {line.variant && <span className="item-facts">{line.variant}</span>}
      </span>
    </>
  );
  if (!picks) return <div className="report-line">{things}</div>;
  return (
    <>
      <label>
        <input type="checkbox" name="line" value={line.id} defaultChecked={line.chosen > 0} />
        {things}
      </label>
      {line.most > 1 && (
        <span className="select">
          <select
            name={`quantity.${line.id}`}
            aria-label={`${quantityLabel}: ${line.title}`}
            defaultValue={line.chosen || line.most}
          >
            {Array.from({ length: line.most }, (_, index) => index + 1).map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </span>
      )}
    </>
  );
}

const ErrorLine = ({ text }: { text: string | undefined }) =>
  text ? (
    <p className="field-error">
      <Icon name="alert" />
      <span>{text}</span>
    </p>
  ) : null;

function PhotoField({
  id,
  label,
  hint,
  needed,
  kept,
  error,
  optional,
}: { id: string; error: string | undefined; optional: string } & Omit<ReportFormView['photos'], 'keptIds'>) {
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <label htmlFor={id}>
        {label}
        {!needed && <span className="field-optional"> ({optional})</span>}
      </label>
      <p className="field-hint" id={`${id}-hint`}>
        {hint} {kept ?? needed}
      </p>
      <ErrorLine text={error} />
      <input
        type="file"
        id={id}
        name="photo"
        accept="image/jpeg,image/png,image/webp"
        aria-describedby={`${id}-hint`}
        aria-invalid={error ? true : undefined}
        multiple
      />
    </div>
  );
}
