import { AppError } from '@/lib/core/errors';
import { isPassingFailure } from '@/lib/core/failures';
import { log } from '@/lib/core/log';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { applyBehind, backlogOf } from './apply-behind';
import { GROUP, PLATFORMS } from './constants';
import { keepDeliveries } from './mutations/keep-deliveries';
import { receiveDeliveries } from './mutations/receive-deliveries';
import type { Delivery } from './store-deliveries';

type Outcome = 'processed' | 'parked' | 'duplicate' | 'received';
type Waiting = { delivery: Delivery; done: (outcome: Outcome) => void; failed: (error: unknown) => void };
type Queue = { gate: Gate; waiting: Waiting[]; working: number };

/** While one group is written the next gathers; a second one keeps the server busy meanwhile. */
const GROUPS_AT_ONCE = 2;
const STORED_AT_ONCE = 500;
/** A storm is over when no more than a calm's worth has waited for so long: between two gusts it goes on. */
const EBB_MS = 100;
/** A process leaves the worker a job for what it may not come to, and no more often than this. */
const WATCH_MS = 5_000;

const LIMITS = {
  /** With more deliveries unanswered than these it storms: they are answered when stored and applied behind. */
  calm: 16,
  /** With more of a shop's stored and not applied than these, further ones are answered only when applied. */
  backlog: 20_000,
  /** More unanswered than these are refused: their senders try again. */
  unanswered: 2_000,
};

/**
 * How deliveries come in. While few wait, each is answered when it is applied, so that whoever reads after the answer sees
 * it; in a storm when it is durably stored, and applied behind in groups, by this process or, should it be killed, by the
 * worker. A backlog beyond its bound slows senders down to the pace of applying.
 */
export function openIntake(limits: Partial<typeof LIMITS> = {}) {
  const { calm, backlog, unanswered } = { ...LIMITS, ...limits };
  /** By connection; gone as soon as nothing waits. */
  const queues = new Map<string, Queue>();
  const watchedAt = new Map<string, number>();
  let open = 0;
  let stormyUntil = Number.NEGATIVE_INFINITY;
  const isStormy = () => open > calm || performance.now() < stormyUntil;

  function work(key: string, queue: Queue): void {
    while (queue.working < GROUPS_AT_ONCE && queue.waiting.length > 0) {
      const { gate, waiting } = queue;
      const isKept = isStormy() && backlogOf(gate.shopId) < backlog;
      const isAlone = PLATFORMS.has(waiting[0]?.delivery.source ?? 'generic');
      const group = waiting.splice(0, isKept ? STORED_AT_ONCE : isAlone ? 1 : GROUP);
      queue.working++;
      void write(gate, group, isKept ? keep : apply).finally(() => {
        queue.working--;
        if (queue.waiting.length > 0) work(key, queue);
        else if (queue.working === 0) queues.delete(key);
      });
    }
  }

  const apply: Road = (gate, deliveries) => inShop(gate, (ctx) => receiveDeliveries(ctx, deliveries));

  const keep: Road = async (gate, deliveries) => {
    const { shopId } = gate;
    const at = performance.now();
    const watched = at - (watchedAt.get(shopId) ?? Number.NEGATIVE_INFINITY) > WATCH_MS;
    const outcomes = await inShop(gate, (ctx) => keepDeliveries(ctx, deliveries, { watched }));
    if (watched) watchedAt.set(shopId, at);
    const stored = outcomes.filter((outcome) => outcome === 'received').length;
    if (stored > 0) applyBehind(shopId, stored, isStormy);
    return outcomes;
  };

  /** Stores and applies a verified delivery, together with others of its connection that arrive while one is being written. */
  return async function receive(gate: Gate, delivery: Delivery): Promise<Outcome> {
    if (open >= unanswered) throw new AppError('UNAVAILABLE', 'Too much at once. Send it again in a moment.');
    open++;
    if (open > calm) stormyUntil = performance.now() + EBB_MS;
    return new Promise<Outcome>((done, failed) => {
      const key = `${gate.shopId} ${delivery.connectionId}`;
      const queue = queues.get(key) ?? { gate, waiting: [], working: 0 };
      queues.set(key, queue);
      queue.waiting.push({ delivery, done, failed });
      // Whatever the socket brought in one go comes along.
      setImmediate(work, key, queue);
    }).finally(() => {
      open--;
    });
  };
}

type Road = (gate: Gate, deliveries: readonly Delivery[]) => Promise<Outcome[]>;

/** Each is answered when its group is committed; one that cannot be stored is found by halves and fails alone. */
async function write(gate: Gate, group: readonly Waiting[], road: Road): Promise<void> {
  try {
    // The moment is the group's: a gate's own would be the first caller's.
    const now = { ...gate, now: undefined };
    const outcomes = await road(
      now,
      group.map(({ delivery }) => delivery),
    );
    for (const [i, { done }] of group.entries()) done(outcomes[i] as Outcome);
  } catch (error) {
    if (group.length === 1 || isPassingFailure(error)) {
      for (const { failed } of group) failed(error);
      return;
    }
    log.debug({ shopId: gate.shopId, size: group.length, err: error }, 'A group of deliveries is tried by halves');
    const half = group.length >> 1;
    await write(gate, group.slice(0, half), road);
    await write(gate, group.slice(half), road);
  }
}

/** The process's one intake. */
export const receiveTogether = openIntake();
