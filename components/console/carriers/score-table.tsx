import Link from 'next/link';
import { classes } from '@/components/ui/class-names';
import { textLink } from '@/components/ui/text-link';
import type { ScoreCell, ScoreView } from '@/lib/contracts/rules/scorecard-words';

const TONES: Record<ScoreCell['tone'], string> = {
  good: 'text-good',
  bad: 'text-bad',
  calm: 'text-ink',
};
const MARKS: Record<ScoreCell['tone'], string> = { good: '', bad: ' (poor)', calm: '' };

/** Scores beside each other, a row each: a table on a desk, cards on a phone. `hrefOf` leads to a carrier's own page. */
export function ScoreTable({
  caption,
  rows,
  hrefOf,
}: {
  caption: string;
  rows: ScoreView[];
  hrefOf?: (carrier: string) => string;
}) {
  const [first] = rows;
  if (!first) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
    <section className="relative overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse text-sm max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-md:sr-only">
          <tr className="text-left text-muted">
            <th scope="col" className="min-w-40 py-2 pr-4 align-bottom font-semibold">
              Carrier
            </th>
            {first.cells.map((cell) => (
              <th key={cell.key} scope="col" className="px-2 py-2 text-right align-bottom font-semibold text-balance">
                {cell.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <tr
              key={row.name}
              className="border-t border-line align-top max-md:grid max-md:grid-cols-2 max-md:gap-x-4 max-md:gap-y-3 max-md:py-4"
            >
              <th scope="row" className="py-3 pr-4 text-left font-normal max-md:col-span-2 max-md:block max-md:p-0">
                {row.carrier && hrefOf ? (
                  <Link href={hrefOf(row.carrier)} className={classes(textLink, 'text-base font-semibold')}>
                    {row.name}
                  </Link>
                ) : (
                  <span className="text-base font-semibold">{row.name}</span>
                )}
                <span className="block text-muted tabular-nums">{row.detail}</span>
              </th>
              {row.isTooFew ? (
                <td
                  colSpan={row.cells.length}
                  className="px-2 py-3 text-right text-muted italic max-md:col-span-2 max-md:block max-md:p-0 max-md:text-left"
                >
                  Too few to say
                </td>
              ) : (
                row.cells.map((cell) => (
                  <td key={cell.key} className="px-2 py-3 text-right max-md:block max-md:p-0 max-md:text-left">
                    <span className="block text-muted md:hidden" aria-hidden="true">
                      {cell.label}
                    </span>
                    <Value cell={cell} />
                    <span className="block text-xs text-muted tabular-nums">{cell.detail}</span>
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ cell }: { cell: ScoreCell }) {
  if (cell.value === null) return <span className="block text-muted text-balance italic">Too few to say</span>;
  return (
    <span
      className={classes('block font-display text-xl leading-tight whitespace-nowrap tabular-nums', TONES[cell.tone])}
    >
      {cell.value}
      {MARKS[cell.tone] && <span className="sr-only">{MARKS[cell.tone]}</span>}
    </span>
  );
}
