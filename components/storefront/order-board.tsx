import type { ParcelView } from '@/lib/tracking/types';
import { Action } from './button';
import { StruckDate } from './date-time';
import { Icon } from './icons';
import { keepTogether } from './keep-together';
import {
  CarrierWords,
  Chapters,
  careTips,
  DayTrail,
  Extras,
  Items,
  LiveNote,
  type OrderProps,
  ParcelHead,
  ParcelWords,
  Progress,
} from './order-parts';
import { Returns } from './order-returns';
import { Picture } from './picture';
import { Route } from './route-line';
import { StatusBadge } from './status-badge';

/** The order as a notice board: one huge word, then tiles that each answer one question. */
export function OrderBoard({ frame, view, near, script }: OrderProps) {
  const { t } = frame;
  const { parcels, waiting } = view;
  const [only] = parcels;
  const alone = parcels.length === 1 && !waiting ? only : undefined;
  return (
    <>
      <div className="board">
        <BoardHero frame={frame} view={view} />
        <BoardActions frame={frame} view={view} />
        <BoardSide frame={frame} view={view} alone={alone} />
        {only && only.route.length > 1 && (
          <section className="tile tile-route" aria-labelledby="route">
            <h2 id="route">{t('order.route')}</h2>
            <Route parcel={only} t={t} />
          </section>
        )}
        {alone && (
          <section className="tile tile-journey" aria-labelledby="journey">
            <h2 id="journey">{t('order.journey')}</h2>
            <ParcelWords parcel={alone} frame={frame} />
            <Chapters parcel={alone} t={t} />
            <DayTrail parcel={alone} />
            <CarrierWords parcel={alone} t={t} />
          </section>
        )}
        {!alone && parcels.map((parcel) => <BoardParcel key={parcel.id} frame={frame} parcel={parcel} />)}
        {waiting && (
          <section className="tile tile-parcel" aria-labelledby="waiting">
            <h2 id="waiting">{waiting.title}</h2>
            {waiting.sentence && <p>{waiting.sentence}</p>}
            <Items items={waiting.items} t={t} />
          </section>
        )}
      </div>
      {/* Its tiles share one grid: with some of them missing the others would stand elsewhere. */}
      {script}
      {near}
    </>
  );
}

/** Beside the journey: the things themselves, how to look after them, the way back. */
function BoardSide({ frame, view, alone }: OrderProps & { alone: ParcelView | undefined }) {
  const { t } = frame;
  const tips = careTips(view);
  const items = alone ? alone.items : view.parcels.length === 0 && !view.waiting ? view.items : [];
  const shown = items.length > 0 && view.headline.tone !== 'done';
  if (!shown && tips.length === 0 && view.returns.length === 0 && !view.startReturn && !view.withdraw) return null;
  return (
    <div className="board-side">
      {shown && (
        <section className="tile" aria-labelledby="items">
          <h2 id="items">{t(alone ? 'order.inside' : 'order.items')}</h2>
          <Items items={items} t={t} />
        </section>
      )}
      <Returns view={view} t={t} />
      {tips.length > 0 && (
        <section className="tile tile-tip" aria-labelledby="tip">
          <h2 id="tip">{t('order.careTip')}</h2>
          {tips.map((item) => (
            <p key={item.id}>{item.careTip}</p>
          ))}
        </section>
      )}
    </div>
  );
}

/** How large the one word may be: a short one fills the tile, a long one must not break it. */
function wordSize(word: string) {
  // "Morgen" takes more room than "Friday", Arabic letters more than both, Japanese ones twice as much; marks take none.
  const letters = word.replace(/\p{M}/gu, '');
  const count = (pattern: RegExp): number => letters.match(pattern)?.length ?? 0;
  const width = letters.length + count(/[mw\u0600-\u06ff]/gi) * 0.5 + count(/[\u2e80-\uffef]/g);
  return width <= 6 ? 'huge' : width <= 9 ? 'large' : 'long';
}

function BoardHero({ frame, view }: OrderProps) {
  const { t } = frame;
  const { headline, parcels } = view;
  const arrived = headline.tone === 'done';
  const items = parcels.flatMap((parcel) => parcel.items);
  return (
    <header className="tile hero" data-tone={headline.tone} data-pictured={(arrived && items.length > 0) || undefined}>
      <div className="hero-top">
        {parcels[0] && <StatusBadge tone={headline.tone} label={parcels[0].statusLabel} />}
        <span className="hero-order">{t('order.number', { number: view.orderNumber })}</span>
      </div>
      <div className="hero-words">
        <p className="hero-word" data-size={wordSize(headline.word)}>
          {headline.word}
        </p>
        <StruckDate was={headline.was} />
        <h1>{keepTogether(headline.sentence, view.locale)}</h1>
        {headline.explanation && <p className="hero-why">{headline.explanation}</p>}
        {headline.nextCheck && <p className="hero-why">{headline.nextCheck}</p>}
      </div>
      {arrived && items.length > 0 && (
        <ul className="hero-pictures" data-count={Math.min(items.length, 4)}>
          {items.slice(0, 4).map((item, index) => (
            <li key={item.id}>
              <Picture src={item.imageUrl} alt={item.imageAlt} eager={index === 0} />
              <p className="item-title">{item.title}</p>
              {item.returnNote && <p className="item-return">{item.returnNote}</p>}
            </li>
          ))}
        </ul>
      )}
      {parcels.length === 1 && parcels[0] && !arrived && <Progress chapters={parcels[0].chapters} />}
    </header>
  );
}

function BoardActions({ frame: { t }, view }: OrderProps) {
  const { primary, secondary, nothingToDo } = view;
  if (!primary && secondary.length === 0 && !nothingToDo) return null;
  return (
    <div className="tile-act">
      {primary && <Action action={primary} kind="primary" icon="arrow" />}
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

function BoardParcel({ frame, parcel }: { frame: OrderProps['frame']; parcel: ParcelView }) {
  const { t } = frame;
  return (
    <section className="tile tile-parcel" aria-label={parcel.name ?? parcel.title}>
      <ParcelHead parcel={parcel} locale={frame.locale} />
      <Progress chapters={parcel.chapters} />
      <Items items={parcel.items} t={t} />
      <ParcelWords parcel={parcel} frame={frame} />
      <details className="fold" id={`journey-${parcel.id}`}>
        <summary>
          <span>{t('order.journey')}</span>
          <Icon name="chevron" className="icon chevron" />
        </summary>
        <Chapters parcel={parcel} t={t} />
      </details>
      <DayTrail parcel={parcel} />
      <CarrierWords parcel={parcel} t={t} />
    </section>
  );
}
