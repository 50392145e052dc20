import type { ChapterEventView, ChapterView, ItemView, OrderPageView, ParcelView } from '@/lib/tracking/types';
import { Action } from './button';
import { DateTime, StruckDate } from './date-time';
import { DeliveryPhoto } from './delivery-photo';
import { Icon } from './icons';
import { keepTogether } from './keep-together';
import type { Translate } from './message-keys';
import { Money } from './money';
import { ParcelProblem } from './order-returns';
import { ParcelChange } from './parcel-change';
import { Picture } from './picture';
import { StatusBadge } from './status-badge';
import type { Frame } from './types';

/** `script` stands where the first screen ends (live-script.tsx). */
export type OrderProps = { frame: Frame; view: OrderPageView; near?: React.ReactNode; script?: React.ReactNode };

const CHAPTER_STATE = {
  done: 'order.chapterDone',
  current: 'order.chapterCurrent',
  ahead: 'order.chapterAhead',
} as const;

function Events({ events }: { events: ChapterEventView[] }) {
  return (
    <ol className="events">
      {events.map((event) => (
        <li key={event.id}>
          <DateTime className="event-when" text={event.when} dateTime={event.dateTime} />
          <span className="event-text">
            {event.text}
            {event.place && <span className="event-place">{event.place}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function ChapterHead({ chapter, t }: { chapter: ChapterView; t: Translate }) {
  return (
    <>
      <span className="chapter-mark" aria-hidden="true">
        {chapter.state === 'done' && <Icon name="check" />}
      </span>
      <span className="chapter-title">
        {chapter.title}
        <span className="sr-only">, {t(CHAPTER_STATE[chapter.state])}</span>
      </span>
      {chapter.when && <span className="chapter-when">{chapter.when}</span>}
    </>
  );
}

/** The five chapters of a parcel's way; those that have something to tell open. */
export function Chapters({ parcel, t }: { parcel: ParcelView; t: Translate }) {
  return (
    <ol className="chapters">
      {parcel.chapters.map((chapter) => (
        <li
          key={chapter.key}
          className="chapter"
          data-state={chapter.state}
          aria-current={chapter.state === 'current' ? 'step' : undefined}
        >
          {chapter.events.length > 0 || chapter.summary ? (
            <details id={`chapter-${parcel.id}-${chapter.key}`} open={chapter.open}>
              <summary className="chapter-head">
                <ChapterHead chapter={chapter} t={t} />
                <Icon name="chevron" className="icon chevron" />
              </summary>
              <div className="chapter-body">
                {chapter.summary && <p>{chapter.summary}</p>}
                {chapter.events.length > 0 && <Events events={chapter.events} />}
              </div>
            </details>
          ) : (
            <div className="chapter-head">
              <ChapterHead chapter={chapter} t={t} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The carrier's own words and number, folded away under our sentences. */
export function CarrierWords({ parcel, t }: { parcel: ParcelView; t: Translate }) {
  const { carrier, carrierWords } = parcel;
  if (!carrier && carrierWords.length === 0) return null;
  return (
    <details className="carrier-words" id={`carrier-${parcel.id}`}>
      <summary>
        <span>{t('order.carrierWords')}</span>
        <Icon name="chevron" className="icon chevron" />
      </summary>
      <div>
        {carrier && (
          <dl className="facts">
            <div>
              <dt>{t('order.carrier')}</dt>
              <dd>{carrier.name}</dd>
            </div>
            {carrier.number && (
              <div>
                <dt>{t('order.trackingNumber')}</dt>
                <dd>
                  <bdi className="code" dir="ltr">
                    {carrier.number}
                  </bdi>
                </dd>
              </div>
            )}
          </dl>
        )}
        {carrierWords.length > 0 && <Events events={carrierWords} />}
        {carrier?.href && (
          <a className="link-out" href={carrier.href} rel="noreferrer">
            {t('order.carrierPage')}
            <Icon name="out" />
          </a>
        )}
      </div>
    </details>
  );
}

/** How the day has changed, newest first; nothing where it never did. */
export function DayTrail({ parcel }: { parcel: ParcelView }) {
  const { trail } = parcel;
  if (!trail) return null;
  return (
    <details className="carrier-words day-trail" id={`trail-${parcel.id}`}>
      <summary>
        <span>{trail.title}</span>
        <Icon name="chevron" className="icon chevron" />
      </summary>
      <div>
        <ol className="events">
          {trail.steps.map((step) => (
            <li key={step.dateTime + step.day}>
              <DateTime className="event-when" text={step.since} dateTime={step.dateTime} />
              <span className="event-text">
                {step.current ? <b>{step.day}</b> : step.day}
                <span className="event-place">{step.reason}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}

/** What can be done with the page itself: quieter than what is to be done about the parcel. */
export function Extras({ view }: { view: OrderPageView }) {
  if (view.extras.length === 0) return null;
  return (
    <ul className="extras">
      {view.extras.map(({ label, href }) => (
        <li key={href}>
          <a href={href}>
            <Icon name={href.includes('/calendar') ? 'calendar' : 'share'} />
            <span>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What is said about a parcel beyond its sentence: why, how long the silence may last, the shop's own note. */
export function ParcelWords({ parcel, frame }: { parcel: ParcelView; frame: Frame }) {
  return (
    <>
      {parcel.silence && (
        <p className="silence">
          <Icon name="clock" />
          <span>{parcel.silence}</span>
        </p>
      )}
      {parcel.note && (
        <figure className="shop-note">
          <blockquote>{parcel.note}</blockquote>
          <figcaption>{frame.t('order.note', { shop: frame.brand.shop.name })}</figcaption>
        </figure>
      )}
      <DeliveryPhoto id={parcel.id} photo={parcel.photo ?? null} />
      <ParcelChange change={parcel.change ?? null} />
      <ParcelProblem problem={parcel.problem ?? null} />
    </>
  );
}

/** Name, date and state of one parcel among several. */
export function ParcelHead({ parcel, locale }: { parcel: ParcelView; locale: string }) {
  return (
    <header className="parcel-head">
      <StatusBadge tone={parcel.tone} label={parcel.statusLabel} />
      <h2>{parcel.title}</h2>
      <p className="parcel-sentence">{keepTogether(parcel.sentence, locale)}</p>
      {(parcel.when || parcel.was) && (
        <p className="parcel-when">
          <StruckDate was={parcel.was} /> {parcel.when && keepTogether(parcel.when, locale)}
        </p>
      )}
      {parcel.explanation && <p>{parcel.explanation}</p>}
    </header>
  );
}

/** Things with their pictures. `large` shows them as the point of the page. */
export function Items({ items, t, large = false }: { items: ItemView[]; t: Translate; large?: boolean }) {
  if (items.length === 0) return null;
  return (
    <ul className="items" data-large={large || undefined} data-count={Math.min(items.length, 4)}>
      {items.map((item, index) => (
        <li key={item.id} className="item">
          <Picture src={item.imageUrl} alt={item.imageAlt} eager={large && index === 0} />
          <div className="item-words">
            <p className="item-title">{item.title}</p>
            <p className="item-facts">
              {item.variant && <span>{item.variant}</span>}
              {item.quantity > 1 && <span>{t('order.quantity', { count: item.quantity })}</span>}
              {item.price && <Money amount={item.price} />}
            </p>
            {item.returnNote && <p className="item-return">{item.returnNote}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The one primary thing to do, what else can be done, or the comfort that there is nothing. */
export function Actions({ view, t }: { view: OrderPageView; t: Translate }) {
  const { primary, secondary, nothingToDo } = view;
  if (!primary && secondary.length === 0 && !nothingToDo) return null;
  return (
    <div className="actions">
      {primary && <Action action={primary} kind="primary" />}
      {!primary && nothingToDo && (
        <p className="nothing-to-do">
          <Icon name="check" />
          <span>{nothingToDo}</span>
        </p>
      )}
      {secondary.map((action) => (
        <Action key={action.href + action.label} action={action} kind="quiet" />
      ))}
      <Extras view={view} />
      <LiveNote t={t} />
    </div>
  );
}

/** That nobody needs to reload; without script, that they may. */
export function LiveNote({ t }: { t: Translate }) {
  return (
    <p className="live-note">
      <span className="scripted">{t('live.updates')}</span>
      <span className="unscripted">{t('live.reload')}</span>
    </p>
  );
}

/** A segment of progress for each chapter, for the eye; the chapters say the same in words. */
export function Progress({ chapters }: { chapters: ChapterView[] }) {
  return (
    <div className="progress" aria-hidden="true">
      {chapters.map(({ key, state }) => (
        <i key={key} data-state={state} />
      ))}
    </div>
  );
}

export const careTips = (view: OrderPageView) => {
  const items = view.parcels.flatMap((parcel) => parcel.items);
  return (items.length > 0 ? items : view.items).filter((item) => item.careTip);
};
