import type { BarView } from '@/lib/analytics/rules/word-analytics';

/** A bar each, its number beside it: longest first. A mark shows how far most of them reach. */
export function BarList({ bars }: { bars: readonly BarView[] }) {
  return (
    <ul className="grid gap-4">
      {bars.map(({ label, text, isEnough, length, mark }) => (
        <li key={label} className="grid gap-x-4 gap-y-1 sm:grid-cols-[14rem_minmax(0,1fr)]">
          <p className="font-semibold">{label}</p>
          <div className="grid gap-1">
            {isEnough && (
              <svg aria-hidden="true" className="h-3 w-full max-w-xl" preserveAspectRatio="none">
                <rect width="100%" height="100%" rx="3" className="fill-sunken" />
                <rect width={`${length * 100}%`} height="100%" rx="3" className="fill-lamp" />
                {mark !== null && (
                  <line
                    x1={`${mark * 100}%`}
                    x2={`${mark * 100}%`}
                    y1="0"
                    y2="100%"
                    className="stroke-ink"
                    strokeWidth="4"
                  />
                )}
              </svg>
            )}
            <p className="text-sm text-muted">{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
