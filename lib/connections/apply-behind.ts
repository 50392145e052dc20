import { systemGate } from '@/lib/auth/system';
import type { ShopId } from '@/lib/core/context';
import { log } from '@/lib/core/log';
import { inShop } from '@/lib/core/unit-of-work';
import { processBacklog } from './mutations/process-backlog';

type Backlog = { size: number; isRunning: boolean; hasMore: boolean };

/** What this process has stored and not yet applied, by shop; gone as soon as nothing is left. */
const backlogs = new Map<ShopId, Backlog>();

/** A burst is answered first: applying begins when it is over, or so long after it began, and then leaves it room. */
const BURST_MS = 2_000;
const LOOK_MS = 20;
const ROOM_MS = 50;
/** While one group computes the other writes; neither waits for the other's parcels. */
const AT_ONCE = 2;
const TRIES = 5;
const PAUSE_MS = 1_000;

const pause = (ms: number) => new Promise((later) => setTimeout(later, ms));

/** How many deliveries of a shop were stored here and wait to be applied. */
export const backlogOf = (shopId: ShopId): number => backlogs.get(shopId)?.size ?? 0;

/**
 * Applies what was stored, group by group, until nothing is left. What fails again and again is the worker's.
 * @param isBusy whether senders are waiting for their answers
 */
export function applyBehind(shopId: ShopId, stored: number, isBusy: () => boolean): void {
  const backlog = backlogs.get(shopId) ?? { size: 0, isRunning: false, hasMore: false };
  backlogs.set(shopId, backlog);
  backlog.size += stored;
  backlog.hasMore = true;
  if (!backlog.isRunning) void drain(shopId, backlog, isBusy);
}

async function drain(shopId: ShopId, backlog: Backlog, isBusy: () => boolean): Promise<void> {
  backlog.isRunning = true;
  for (let waited = 0; isBusy() && waited < BURST_MS; waited += LOOK_MS) await pause(LOOK_MS);
  for (let tries = 0; backlog.hasMore && tries < TRIES; ) {
    backlog.hasMore = false;
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => applyGroups(shopId, backlog, isBusy)));
    const failed = ended.find((one) => one.status === 'rejected');
    tries = failed ? tries + 1 : 0;
    if (!failed) continue;
    log.error({ shopId, err: failed.reason }, 'Stored deliveries could not be applied');
    backlog.hasMore = true;
    await pause(PAUSE_MS);
  }
  backlog.isRunning = false;
  if (!backlog.hasMore) backlogs.delete(shopId);
}

async function applyGroups(shopId: ShopId, backlog: Backlog, isBusy: () => boolean): Promise<void> {
  for (let applied = -1; applied !== 0; ) {
    if (isBusy()) await pause(ROOM_MS);
    applied = await inShop(systemGate(shopId, 'process-backlog'), processBacklog);
    backlog.size = Math.max(0, backlog.size - applied);
  }
}
