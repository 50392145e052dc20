import type { Frame } from './types';

/** Whether somebody answers now, and when they do. */
export function OpeningTimes({ hours }: { hours: Frame['hours'] }) {
  if (!hours) return null;
  return (
    <div className="foot-hours">
      <p className={hours.isOpen ? 'foot-open' : undefined}>{hours.status}</p>
      {hours.week.length > 0 && (
        <p className="foot-week">
          {hours.week.map((line) => (
            <span key={line}>{line}</span>
          ))}
          <span>{hours.zone}</span>
        </p>
      )}
    </div>
  );
}
