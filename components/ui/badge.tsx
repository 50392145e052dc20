import { classes } from './class-names';

const TONES = {
  calm: 'bg-sunken text-muted',
  moving: 'bg-lamp-soft text-lamp',
  attention: 'bg-warn-soft text-warn',
  problem: 'bg-bad-soft text-bad',
  done: 'bg-good-soft text-good',
};
export type BadgeTone = keyof typeof TONES;

const MARKS: Record<BadgeTone, string> = { calm: '○', moving: '→', attention: '!', problem: '×', done: '✓' };

/** A state in a word, with a mark and a colour: never colour alone. */
export function Badge({ tone, children }: { tone: BadgeTone; children: string }) {
  return (
    <span
      className={classes(
        'inline-flex w-fit items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 text-xs font-semibold',
        TONES[tone],
      )}
    >
      <span aria-hidden="true">{MARKS[tone]}</span>
      {children}
    </span>
  );
}
