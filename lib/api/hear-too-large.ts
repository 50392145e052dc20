import { noteTooLarge } from '@/lib/connections/mutations/note-too-large';
import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { inShop } from '@/lib/core/unit-of-work';
import { findConnection } from './find-connection';

/** A connection is told of the first at once, and then no more often than this: a storm must not write a row each. */
const TOLD_EVERY_MS = 10_000;
/** Addresses remembered at once; of further ones nothing is written until these have been told. */
const MOST_ADDRESSES = 1_000;

type Heard = { count: number; bytes: number; at: Date };
/** By connection, what it was not told of yet; null: nothing since. */
const heard = new Map<string, Heard | null>();

const HOOK = /^\/api\/hooks\/([\da-f-]{36})(?:[?]|$)/i;

/**
 * Lets the connection of an address know that something too large was sent there. Never throws; what a process has counted
 * since it last told is lost with the process, never more than a few seconds of a storm.
 * @param url path and query of the refused request; any other address than a connection's is nobody's
 * @param bytes as announced, or as many as had come
 */
export async function hearTooLarge(url: string, bytes: number): Promise<void> {
  const id = HOOK.exec(url)?.[1]?.toLowerCase();
  if (!id) return;
  const at = new Date();
  const waiting = heard.get(id);
  if (waiting !== undefined) {
    heard.set(id, { count: (waiting?.count ?? 0) + 1, bytes, at });
    return;
  }
  if (heard.size >= MOST_ADDRESSES) return;
  heard.set(id, null);
  setTimeout(() => void tellAgain(id), TOLD_EVERY_MS).unref();
  await tell(id, { count: 1, bytes, at });
}

/** Tells connections at once of what is still counted for them. */
export async function flushTooLarge(): Promise<void> {
  await Promise.all([...heard.keys()].map(tellAgain));
}

async function tellAgain(id: string): Promise<void> {
  const waiting = heard.get(id);
  heard.delete(id);
  if (waiting) await tell(id, waiting);
}

async function tell(connectionId: string, told: Heard): Promise<void> {
  try {
    const { gate } = await findConnection(connectionId);
    await inShop(gate, (ctx) => noteTooLarge(ctx, { connectionId, ...told }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return;
    log.warn({ connectionId, err: error }, 'A delivery that was too large could not be counted');
  }
}
