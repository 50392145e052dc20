import type { Ctx } from './context';

type Batch = { items: unknown[]; answers: Promise<readonly unknown[]> };

/** Units of work whose parts run side by side, each with the questions that are being gathered. */
const shared = new WeakMap<Ctx['db'], Map<string, Batch>>();

/** From now on what the parts of this unit of work ask at the same moment is asked in one go. */
export function askTogether(ctx: Ctx): void {
  shared.set(ctx.db, new Map());
}

/**
 * Asks the database, together with whoever asks the same kind of question at this moment in a unit of work whose parts run
 * side by side; elsewhere alone and at once. `ask` answers every item, in their order.
 */
export async function inOneGo<I, O>(
  ctx: Ctx,
  kind: string,
  item: I,
  ask: (items: readonly I[]) => Promise<readonly O[]>,
): Promise<O> {
  const open = shared.get(ctx.db);
  if (!open) return (await ask([item]))[0] as O;
  let batch = open.get(kind);
  if (!batch) {
    const items: I[] = [];
    const answers = new Promise<readonly O[]>((resolve, reject) => {
      setImmediate(() => {
        open.delete(kind);
        ask(items).then(resolve, reject);
      });
    });
    batch = { items, answers };
    open.set(kind, batch);
  }
  const at = batch.items.push(item) - 1;
  return (await batch.answers)[at] as O;
}
