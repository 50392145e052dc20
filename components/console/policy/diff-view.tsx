import { classes } from '@/components/ui/class-names';
import type { DiffLine, DiffRun } from '@/lib/policies/rules/diff-lines';

const LOOKS: Record<DiffLine['kind'], { mark: string; word: string; className: string }> = {
  same: { mark: ' ', word: '', className: 'text-muted' },
  added: { mark: '+', word: 'added: ', className: 'bg-good-soft text-good' },
  removed: { mark: '−', word: 'removed: ', className: 'bg-bad-soft text-bad' },
};

/** What changed, line by line; long stretches that did not are folded. */
export function DiffView({ runs }: { runs: readonly DiffRun[] }) {
  const parts = runs.map((run, index) =>
    run.kind === 'fold' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
      <li key={index} className="px-4 py-1.5 text-center font-sans text-xs text-muted">
        {run.count} lines as before
      </li>
    ) : (
      run.lines.map((line, at) => {
        const { mark, word, className } = LOOKS[line.kind];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={`${index} ${at}`} className={classes('flex gap-3 px-4', className)}>
            <span aria-hidden="true" className="w-3 shrink-0 select-none">
              {mark}
            </span>
            <code className="min-w-0 whitespace-pre-wrap break-words font-mono">
              {word && <span className="sr-only">{word}</span>}
              {line.text}
            </code>
          </li>
        );
      })
    ),
  );
  return <ol className="overflow-hidden rounded-control border border-line py-2 text-sm leading-6">{parts}</ol>;
}
