import { systemGate } from '@/lib/auth/system';
import type { ShopId } from '@/lib/core/context';
import { log } from '@/lib/core/log';
import { inShop } from '@/lib/core/unit-of-work';
import { processBacklog } from './mutations/process-backlog';

type Backlog = { size: number; isRunning: boolean; hasMore: boolean };

/** What this process has stored and not yet applied, by shop; gone as soon as nothing is left. */
const backlogs = new Map<ShopId, Backlog>();

const TRIES = 5;
const PAUSE_MS = 1_000;

/** How many deliveries of a shop were stored here and wait to be applied. */
export const backlogOf = (shopId: ShopId): number => backlogs.get(shopId)?.size ?? 0;

/** Applies what was stored, group by group, until nothing is left. What fails again and again is the worker's. */
export function applyBehind(shopId: ShopId, stored: number): void {
  const backlog = backlogs.get(shopId) ?? { size: 0, isRunning: false, hasMore: false };
  backlogs.set(shopId, backlog);
  backlog.size += stored;
  backlog.hasMore = true;
  if (!backlog.isRunning) void drain(shopId, backlog);
}

async function drain(shopId: ShopId, backlog: Backlog): Promise<void> {
  backlog.isRunning = true;
  for (let tries = 0; backlog.hasMore && tries < TRIES; ) {
    backlog.hasMore = false;
    try {
      for (let applied = -1; applied !== 0; tries = 0) {
        applied = await inShop(systemGate(shopId, 'process-backlog'), processBacklog);
        backlog.size = applied === 0 && !backlog.hasMore ? 0 : Math.max(0, backlog.size - applied);
      }
    } catch (error) {
      log.error({ shopId, err: error }, 'Stored deliveries could not be applied');
      backlog.hasMore = true;
      tries++;
      await new Promise((later) => setTimeout(later, PAUSE_MS));
    }
  }
  backlog.isRunning = false;
  if (backlog.size === 0) backlogs.delete(shopId);
}
