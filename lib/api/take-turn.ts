import { AppError } from '@/lib/core/errors';
import { consumeLimit } from '@/lib/core/rate-limit';
import { HANDFUL } from './constants';

type Purse = { left: number; until: number; refill: Promise<void> | null; refused: number };
const purses = new Map<string, Purse>();

/**
 * One request of a subject against a limit that all processes share. Points are taken from the shared counter by the
 * handful, so that most requests cost no write; a refusal is remembered until it ends. Throws RATE_LIMITED.
 */
export async function takeTurn(
  name: string,
  subject: string,
  limit: { points: number; windowSeconds: number },
): Promise<void> {
  const key = `${name} ${subject}`;
  if (purses.size > 10_000) purses.clear();
  const purse = purses.get(key) ?? { left: 0, until: 0, refill: null, refused: 0 };
  purses.set(key, purse);
  for (;;) {
    const now = performance.now();
    if (purse.refused > now) throw refusal(name, purse.refused - now);
    if (purse.left > 0 && purse.until > now) {
      purse.left--;
      return;
    }
    purse.refill ??= refill(purse, name, subject, limit).finally(() => {
      purse.refill = null;
    });
    await purse.refill;
  }
}

async function refill(purse: Purse, name: string, subject: string, limit: { points: number; windowSeconds: number }) {
  try {
    const handful = Math.min(HANDFUL, limit.points);
    await consumeLimit(name, subject, limit, handful);
    purse.left = handful;
    purse.until = performance.now() + limit.windowSeconds * 1_000;
  } catch (error) {
    if (error instanceof AppError) purse.refused = performance.now() + (error.details.retryAfterSeconds ?? 1) * 1_000;
    throw error;
  }
}

const refusal = (name: string, ms: number) =>
  new AppError('RATE_LIMITED', `Too many requests (${name}).`, {
    retryAfterSeconds: Math.max(1, Math.ceil(ms / 1_000)),
  });
