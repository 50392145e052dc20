import type { PromisesView } from '@/lib/analytics/rules/word-analytics';

const HEIGHT = 120;
const STEP = 40;
const BAR = 24;

/** Parcels by week: how many came, and how many of them by the day given. The same in a table for who does not see it. */
export function WeekBars({ weeks, highest }: Pick<PromisesView, 'weeks' | 'highest'>) {
  const tall = (count: number) => (count / highest) * (HEIGHT - 16);
  return (
    <div>
      <svg
        viewBox={`0 0 ${weeks.length * STEP} ${HEIGHT + 22}`}
        width={weeks.length * STEP * 1.3}
        className="h-auto max-w-full"
        role="presentation"
        aria-hidden="true"
      >
        <path d={`M0 ${HEIGHT + 0.5}H${weeks.length * STEP}`} className="stroke-line" />
        {weeks.map(({ label, of, kept }, index) => {
          const x = index * STEP + (STEP - BAR) / 2;
          return (
            <g key={label}>
              {of > 0 && (
                <>
                  {of > kept && (
                    <rect
                      x={x}
                      y={HEIGHT - tall(of)}
                      width={BAR}
                      height={tall(of)}
                      rx={3}
                      className="fill-lamp-soft stroke-lamp"
                      strokeDasharray="3 2"
                    />
                  )}
                  <rect x={x} y={HEIGHT - tall(kept)} width={BAR} height={tall(kept)} rx={3} className="fill-lamp" />
                  <text
                    x={x + BAR / 2}
                    y={HEIGHT - tall(of) - 5}
                    textAnchor="middle"
                    className="fill-ink text-[10px] font-semibold"
                  >
                    {of}
                  </text>
                </>
              )}
              {(index % 2 === 0 || weeks.length < 6) && (
                <text x={x + BAR / 2} y={HEIGHT + 15} textAnchor="middle" className="fill-muted text-[9px]">
                  {label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <p aria-hidden="true" className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
        <span className="inline-flex items-center gap-2">
          <span className="size-3 rounded-sm bg-lamp" /> by the day given
        </span>
        <span className="inline-flex items-center gap-2">
          <span className="size-3 rounded-sm border border-dashed border-lamp bg-lamp-soft" /> later
        </span>
      </p>
      <table className="sr-only">
        <caption>Parcels that arrived, by week</caption>
        <thead>
          <tr>
            <th scope="col">Week of</th>
            <th scope="col">Parcels</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ label, text }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
