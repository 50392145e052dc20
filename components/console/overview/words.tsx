import Link from 'next/link';
import { classes } from '@/components/ui/class-names';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { Overview } from '@/lib/console/types';

const EDGES = {
  problem: 'border-bad',
  done: 'border-good',
  moving: 'border-lamp',
  calm: 'border-edge',
  attention: 'border-warn',
};

/** The latest things shoppers wrote, in their words. */
export function Words({ words }: { words: Overview['words'] }) {
  return (
    <Panel id="words" title="In their words">
      <ul className="grid gap-5">
        {words.map((word) => (
          <li key={word.key} className="grid gap-1.5">
            <blockquote
              className={classes('border-l-2 pl-3 font-display text-[1.0625rem] leading-snug', EDGES[word.tone])}
            >
              {word.text}
            </blockquote>
            <p className="pl-3.5 text-sm text-muted">
              {word.href ? (
                <Link href={word.href} className={textLink}>
                  {word.who}
                </Link>
              ) : (
                word.who
              )}
              , {word.when}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
