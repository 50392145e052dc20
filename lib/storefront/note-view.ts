import type { PageView } from '@/lib/access/mutations/record-page-views';
import { recordPageViews } from '@/lib/access/mutations/record-page-views';
import { systemGate } from '@/lib/auth/system';
import { log } from '@/lib/core/log';
import { inShop } from '@/lib/core/unit-of-work';

type Noted = PageView & { shopId: string };

/** Views wait this long for company: one statement writes many. */
const WAIT_MS = 2_000;
const HOUR = 3_600_000;
/** Hours, links and devices remembered as written; beyond it the database drops the repeats. */
const MOST_KNOWN = 20_000;

const known = new Set<string>();
let hour = 0;
let waiting: Noted[] = [];
let timer: NodeJS.Timeout | undefined;

/**
 * Notes, after the answer, that a page was opened. The same link on the same kind of device is written once an hour;
 * what waits when the process is killed is lost, which a log of hours can bear.
 */
export function noteView(view: Noted): void {
  const now = Math.floor(view.at.getTime() / HOUR);
  if (now !== hour || known.size > MOST_KNOWN) known.clear();
  hour = now;
  const key = `${view.grantId} ${view.device}`;
  if (known.has(key)) return;
  known.add(key);
  waiting.push(view);
  timer ??= setTimeout(() => void writeViews(), WAIT_MS).unref();
}

/** Writes down what waits; when a process ends, and where a page shows it at once. */
export async function writeViews(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const views = waiting;
  waiting = [];
  for (const shopId of new Set(views.map((view) => view.shopId))) {
    const own = views.filter((view) => view.shopId === shopId);
    await inShop(systemGate(shopId, 'page-views'), (ctx) => recordPageViews(ctx, { views: own })).catch((error) => {
      // Erased while it waited: there is nothing left to note it of.
      if (error.cause?.code !== '23503') log.error({ err: error }, 'page views were not noted');
    });
  }
}
