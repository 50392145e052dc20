import type { ParcelView } from '@/lib/tracking/types';
import { StruckDate } from './date-time';
import { keepTogether } from './keep-together';
import {
  Actions,
  CarrierWords,
  Chapters,
  careTips,
  DayTrail,
  Items,
  type OrderProps,
  ParcelHead,
  ParcelWords,
} from './order-parts';
import { Returns } from './order-returns';
import { Route } from './route-line';
import { StatusBadge } from './status-badge';

/** The order as a page of an account book: the date in large figures, then ruled rows. */
export function OrderLedger({ frame, view, near, script }: OrderProps) {
  const { t } = frame;
  const { headline, parcels, waiting } = view;
  const arrived = headline.tone === 'done';
  const several = parcels.length + (waiting ? 1 : 0) > 1;
  const tips = careTips(view);
  return (
    <>
      <header className="ledger-opening">
        {headline.date ? (
          <p className="figures">
            <time dateTime={headline.date.dateTime}>
              <span className="figures-month">
                <Upright text={headline.date.month} />
              </span>
              <span className="figures-day" data-range={headline.date.day.length > 3 || undefined}>
                {headline.date.day}
              </span>
              <span className="figures-weekday">{headline.date.weekday}</span>
            </time>
            {headline.date.time && <span className="figures-time">{headline.date.time}</span>}
          </p>
        ) : (
          <p className="figures figures-word">{headline.word}</p>
        )}
        <StruckDate was={headline.was} />
        {view.salutation && <p className="salutation">{view.salutation}</p>}
        <h1>{keepTogether(headline.sentence, view.locale)}</h1>
        {headline.explanation && <p>{headline.explanation}</p>}
        {headline.nextCheck && <p className="next-check">{headline.nextCheck}</p>}
        <Actions view={view} t={t} />
      </header>
      {script}
      {near}

      {parcels.map((parcel) => (
        <LedgerParcel key={parcel.id} frame={frame} parcel={parcel} alone={!several} arrived={arrived} />
      ))}
      {waiting && (
        <section className="panel" aria-labelledby="waiting">
          <h2 id="waiting">{waiting.title}</h2>
          {waiting.sentence && <p>{waiting.sentence}</p>}
          <Items items={waiting.items} t={t} />
        </section>
      )}
      {parcels.length === 0 && !waiting && view.items.length > 0 && (
        <section className="panel" aria-labelledby="items">
          <h2 id="items">{t('order.items')}</h2>
          <Items items={view.items} t={t} />
        </section>
      )}
      {tips.length > 0 && (
        <section className="panel" aria-labelledby="tip">
          <h2 id="tip">{t('order.careTip')}</h2>
          {tips.map((item) => (
            <p key={item.id}>{item.careTip}</p>
          ))}
        </section>
      )}
      <Returns view={view} t={t} />
      <p className="ledger-colophon">
        <span>{t('order.number', { number: view.orderNumber })}</span>
        <span>{view.placed}</span>
      </p>
    </>
  );
}

/** Digits stay upright where the month is written downwards: 11 in one square, then 月. */
function Upright({ text }: { text: string }) {
  return text
    .split(/(\d{1,2})/)
    .filter(Boolean)
    .map((part) =>
      /\d/.test(part) ? (
        <span key={part} className="upright">
          {part}
        </span>
      ) : (
        part
      ),
    );
}

function LedgerParcel({
  frame,
  parcel,
  alone,
  arrived,
}: {
  frame: OrderProps['frame'];
  parcel: ParcelView;
  alone: boolean;
  arrived: boolean;
}) {
  const { t } = frame;
  return (
    <section className="panel parcel" aria-label={parcel.name ?? parcel.title}>
      {alone && <Items items={parcel.items} t={t} large={arrived} />}
      {alone ? (
        <h2 className="panel-title">
          {t('order.journey')} <StatusBadge tone={parcel.tone} label={parcel.statusLabel} />
        </h2>
      ) : (
        <>
          <ParcelHead parcel={parcel} locale={frame.locale} />
          <Items items={parcel.items} t={t} large={arrived} />
        </>
      )}
      <ParcelWords parcel={parcel} frame={frame} />
      <Route parcel={parcel} t={t} />
      <Chapters parcel={parcel} t={t} />
      <DayTrail parcel={parcel} />
      <CarrierWords parcel={parcel} t={t} />
    </section>
  );
}
