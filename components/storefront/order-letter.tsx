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

/** The order as a letter: the date is the salutation, the sentence its first line, care tips the postscript. */
export function OrderLetter({ frame, view, near, script }: OrderProps) {
  const { t, brand } = frame;
  const { headline, parcels, waiting } = view;
  const arrived = headline.tone === 'done';
  const several = parcels.length + (waiting ? 1 : 0) > 1;
  return (
    <>
      <header className="letter-opening">
        <p className="letter-reference">
          <span>{t('order.number', { number: view.orderNumber })}</span>
          <span>{view.placed}</span>
        </p>
        <div className="letter-date">
          <StruckDate was={headline.was} />
          {headline.date ? (
            <p className="big-date">
              <time dateTime={headline.date.dateTime}>
                <span>{headline.date.weekday}</span>{' '}
                <span>{t('date.monthDay', { day: headline.date.day, month: headline.date.month })}</span>
              </time>
              {headline.date.time && <span className="big-date-time">{headline.date.time}</span>}
            </p>
          ) : (
            <p className="big-date">{headline.word}</p>
          )}
        </div>
        {view.salutation && <p className="salutation">{view.salutation}</p>}
        <h1>{keepTogether(headline.sentence, view.locale)}</h1>
        {headline.explanation && <p>{headline.explanation}</p>}
        {headline.nextCheck && <p className="next-check">{headline.nextCheck}</p>}
        <Actions view={view} t={t} />
      </header>
      {script}
      {near}

      {parcels.map((parcel) => (
        <LetterParcel key={parcel.id} frame={frame} parcel={parcel} alone={!several} arrived={arrived} />
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
      <Returns view={view} t={t} />
      <div className="letter-close">
        <p className="signature">{t('order.signedOff', { shop: brand.shop.name })}</p>
        {careTips(view).map((item) => (
          <p key={item.id} className="postscript">
            <b>{t('order.postscript')}</b> {item.careTip}
          </p>
        ))}
      </div>
    </>
  );
}

function LetterParcel({
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
      {!alone && <ParcelHead parcel={parcel} locale={frame.locale} />}
      <Items items={parcel.items} t={t} large={arrived} />
      <ParcelWords parcel={parcel} frame={frame} />
      {alone && (
        <h2 className="panel-title">
          {t('order.journey')} <StatusBadge tone={parcel.tone} label={parcel.statusLabel} />
        </h2>
      )}
      <Route parcel={parcel} t={t} />
      <Chapters parcel={parcel} t={t} />
      <DayTrail parcel={parcel} />
      <CarrierWords parcel={parcel} t={t} />
    </section>
  );
}
