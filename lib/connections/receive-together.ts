import { askTogether } from '@/lib/core/in-one-go';
import { log } from '@/lib/core/log';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { receiveDelivery } from './mutations/receive-delivery';
import type { Delivery } from './store-delivery';

type Outcome = Awaited<ReturnType<typeof receiveDelivery>>;
type Waiting = { delivery: Delivery; done: (outcome: Outcome) => void; failed: (error: unknown) => void };
type Queue = { gate: Gate; waiting: Waiting[]; working: number };

/** So many deliveries share a transaction; more would hold their parcels' locks for long. */
const LARGEST_GROUP = 32;
/** While one group is written the next gathers; a second one keeps the server busy meanwhile. */
const GROUPS_AT_ONCE = 2;

/** By connection; gone as soon as nothing waits. */
const queues = new Map<string, Queue>();

/** Platforms' messages bring orders, whose verbs undo themselves by savepoints: those cannot share a transaction's turns. */
const ALONE = new Set<Delivery['source']>(['shopify', 'woocommerce']);

/**
 * Stores and applies a delivery like `receiveDelivery`, together with others of its connection that arrive while one is
 * being written: they share a transaction and its commit. Each is answered when it is committed; when a group fails, each
 * of it is tried by itself, so that nobody fails for another.
 */
export function receiveTogether(gate: Gate, delivery: Delivery): Promise<Outcome> {
  if (ALONE.has(delivery.source)) return inShop(gate, (ctx) => receiveDelivery(ctx, delivery));
  return new Promise((done, failed) => {
    const key = `${gate.shopId} ${delivery.connectionId}`;
    const queue = queues.get(key) ?? { gate, waiting: [], working: 0 };
    queues.set(key, queue);
    queue.waiting.push({ delivery, done, failed });
    // Whatever the socket brought in one go comes along.
    setImmediate(work, key, queue);
  });
}

function work(key: string, queue: Queue): void {
  while (queue.working < GROUPS_AT_ONCE && queue.waiting.length > 0) {
    const group = takeGroup(queue);
    queue.working++;
    void write(queue.gate, group).finally(() => {
      queue.working--;
      if (queue.waiting.length > 0) work(key, queue);
      else if (queue.working === 0) queues.delete(key);
    });
  }
}

/** The first that wait, each delivery once: a repeat waits for the next group and then finds the first. */
function takeGroup(queue: Queue): Waiting[] {
  const keys = new Set<string>();
  const group: Waiting[] = [];
  const rest: Waiting[] = [];
  for (const one of queue.waiting) {
    const fits = group.length < LARGEST_GROUP && !keys.has(one.delivery.dedupeKey);
    (fits ? group : rest).push(one);
    keys.add(one.delivery.dedupeKey);
  }
  queue.waiting = rest;
  return group;
}

async function write(gate: Gate, group: readonly Waiting[]): Promise<void> {
  if (group.length > 1) {
    try {
      // The moment is the group's: a gate's own would be the first caller's.
      const outcomes = await inShop({ ...gate, now: undefined }, async (ctx) => {
        askTogether(ctx);
        const settled = await Promise.allSettled(group.map(({ delivery }) => receiveDelivery(ctx, delivery)));
        return settled.map((one) => {
          if (one.status === 'rejected') throw one.reason;
          return one.value;
        });
      });
      for (const [i, { done }] of group.entries()) done(outcomes[i] as Outcome);
      return;
    } catch (error) {
      log.debug({ shopId: gate.shopId, size: group.length, err: error }, 'A group of deliveries is tried one by one');
    }
  }
  for (const { delivery, done, failed } of group) {
    await inShop({ ...gate, now: undefined }, (ctx) => receiveDelivery(ctx, delivery)).then(done, failed);
  }
}
