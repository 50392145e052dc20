import { HiddenFields, SubmitButton } from './button';
import { DateTime } from './date-time';
import { TextField } from './field';
import { Facts, PageHead } from './page-head';
import { Photos } from './photos';
import { Picture } from './picture';
import type { ReportPageView } from './report-types';
import { StatusBadge } from './status-badge';
import type { Frame } from './types';

/** One report: how it stands, what comes next and when, and everything that was said. */
export function ReportPage({ frame: { t }, view }: { frame: Frame; view: ReportPageView }) {
  const { question, note, history, photos } = view;
  return (
    <div className="page report">
      <PageHead title={view.headline} lead={view.next}>
        <p className="report-number">
          <StatusBadge tone={view.tone} label={view.status} /> <bdi>{view.number}</bdi>
        </p>
      </PageHead>
      {note && (
        <section className="panel" aria-labelledby="report-note">
          <h2 id="report-note">{note.title}</h2>
          <p className="report-words">{note.text}</p>
        </section>
      )}
      {question && (
        <section className="panel" aria-labelledby="report-question">
          <h2 id="report-question">{question.title}</h2>
          <blockquote className="declaration">{question.text}</blockquote>
          <form className="form" method="post" action={question.action} encType="multipart/form-data">
            <HiddenFields fields={{ do: 'answer' }} />
            <TextField
              id="answer"
              label={question.label}
              error={question.error ?? undefined}
              maxLength={2000}
              required
            />
            <div className="field">
              <label htmlFor="photos">
                {question.photos} <span className="field-optional">({t('form.optional')})</span>
              </label>
              <input type="file" id="photos" name="photo" accept="image/jpeg,image/png,image/webp" multiple />
            </div>
            <div className="actions">
              <SubmitButton>{question.send}</SubmitButton>
            </div>
          </form>
        </section>
      )}
      <section className="panel" aria-labelledby="report-about">
        <h2 id="report-about">{view.about.title}</h2>
        <ul className="withdraw-items">
          {view.about.lines.map((line, index) => (
            <li key={line.id}>
              <div className="report-line">
                <Picture src={line.imageUrl} alt="" />
                <span>
                  <span className="item-title">{line.title}</span>
                  <span className="item-facts">
                    {[line.variant, view.about.quantities[index]].filter(Boolean).join(' · ')}
                  </span>
                </span>
              </div>
            </li>
          ))}
        </ul>
        <Facts facts={view.facts} />
        {photos.items.length > 0 && (
          <>
            <h3>{photos.title}</h3>
            <Photos photos={photos.items} t={t} />
          </>
        )}
      </section>
      <section className="panel" aria-labelledby="report-history">
        <h2 id="report-history">{history.title}</h2>
        <ol className="events">
          {history.events.map((event) => (
            <li key={event.id}>
              <DateTime className="event-when" text={event.when} dateTime={event.dateTime} />
              <span className="event-text">
                {event.text}
                {event.words && <span className="event-place report-words">{event.words}</span>}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <p className="report-told">{view.told}</p>
      <div className="actions">
        {view.links.map((way) => (
          <a key={way.href} className="button" data-kind="quiet" href={way.href}>
            {way.label}
          </a>
        ))}
        {view.withdraw && (
          <form method="post" action={view.withdraw.action} className="contents">
            <HiddenFields fields={{ do: 'withdraw' }} />
            <SubmitButton kind="quiet">{view.withdraw.label}</SubmitButton>
          </form>
        )}
        <a className="button" data-kind="link" href={view.back.href}>
          {view.back.label}
        </a>
      </div>
    </div>
  );
}
