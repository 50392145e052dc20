import Link from 'next/link';
import { classes } from '@/components/ui/class-names';
import { QUEUE_TABS, type ReturnTab, SIDE_TABS } from '@/lib/console/constants';
import type { TabCount } from '@/lib/console/types';
import { LinkPending } from '../layout/link-pending';

type Props = { path: string; tabs: TabCount[]; query: { tab: ReturnTab; q: string } };

const isOneOf = (tab: ReturnTab, list: readonly ReturnTab[]): boolean => list.includes(tab);

/** The way of every return as four steps; beneath it what stands beside that way, while there is any. */
export function QueueTabs({ path, tabs, query }: Props) {
  const href = (tab: ReturnTab) => `${path}?${new URLSearchParams({ tab, ...(query.q && { q: query.q }) })}`;
  const side = tabs.filter(
    ({ tab, count }) =>
      !isOneOf(tab, QUEUE_TABS) && (!isOneOf(tab, SIDE_TABS) || (count ?? 0) > 0 || tab === query.tab),
  );
  return (
    <nav aria-label="What is to be done" className="grid gap-3">
      <div className="-mx-4 overflow-x-auto px-4 lg:mx-0 lg:px-0">
        <ul className="flex min-w-max gap-2 lg:min-w-0">
          {tabs
            .filter(({ tab }) => isOneOf(tab, QUEUE_TABS))
            .map(({ tab, label, count, money, oldest }) => {
              const isHere = tab === query.tab;
              return (
                <li key={tab} className="min-w-36 flex-1">
                  <Link
                    href={href(tab)}
                    scroll={false}
                    aria-current={isHere ? 'page' : undefined}
                    className={classes(
                      'relative grid h-full content-start gap-0.5 rounded-control border px-3.5 py-2.5 no-underline transition',
                      isHere ? 'border-lamp bg-lamp-soft' : 'border-line bg-card hover:border-edge',
                    )}
                  >
                    <span className={classes('text-sm font-semibold', isHere ? 'text-lamp' : 'text-ink')}>{label}</span>
                    <span className="font-display text-2xl leading-tight tabular-nums">{count}</span>
                    <span className="text-xs text-muted tabular-nums">
                      {count === 0 ? 'nothing' : (money ?? 'no money')}
                    </span>
                    {oldest && <span className="text-xs text-muted tabular-nums">oldest {oldest}</span>}
                    <LinkPending />
                  </Link>
                </li>
              );
            })}
        </ul>
      </div>
      <ul className="flex flex-wrap gap-2">
        {side.map(({ tab, label, count, oldest }) => {
          const isHere = tab === query.tab;
          const isLoud = tab === 'failed' || tab === 'overdue' || tab === 'law' || tab === 'unlabelled';
          return (
            <li key={tab}>
              <Link
                href={href(tab)}
                scroll={false}
                aria-current={isHere ? 'page' : undefined}
                className={classes(
                  'relative inline-flex min-h-9 items-center gap-2 rounded-full border px-3.5 text-sm font-semibold no-underline',
                  isHere
                    ? 'border-lamp bg-lamp-soft text-lamp'
                    : isLoud && count
                      ? 'border-line bg-card text-warn hover:border-edge'
                      : 'border-line bg-card text-muted hover:border-edge hover:text-ink',
                )}
              >
                {label}
                {count !== null && <span className="tabular-nums">{count}</span>}
                {oldest && <span className="text-xs font-normal tabular-nums">{oldest}</span>}
                <LinkPending />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
