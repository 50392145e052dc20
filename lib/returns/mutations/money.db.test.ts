import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { NOW, testPool, withCommittedShop } from '@/db/testing/test-db';
import { together } from '@/lib/core/unit-of-work';
import { playGame } from '../testing/return-game';
import { gameArb } from '../testing/return-moves';

/**
 * A bounded sample on every run; `npm run test:deep` plays all of it. `GAMES` and `MOVES` say otherwise, and
 * `SEED` with `GAME` (a failure's path) plays one again and makes it smaller.
 */
const DEEP = Boolean(process.env.PORCHLIGHT_DEEP);
const GAMES = Number(process.env.GAMES ?? (DEEP ? 5_000 : 12));
const MOVES = Number(process.env.MOVES ?? (DEEP ? 100 : 24));
const { SEED } = process.env;
/** So many games at once: the database works on one while the others decide. */
const TABLES = 4;

async function sound(): Promise<unknown[]> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return (await checkInvariants(client, NOW)).filter(({ violations }) => violations > 0);
  } finally {
    client.release(true);
  }
}

describe('C12: no sequence of moves, by three shoppers and two of staff at once', () => {
  it(
    'pays more than was paid, gives a unit twice, or promises an item that is not there',
    { timeout: 6 * 3_600_000 },
    () =>
      together(
        Array.from({ length: SEED ? 1 : TABLES }, () => {
          let games = 0;
          return fc.assert(
            fc.asyncProperty(gameArb(MOVES), (game) =>
              withCommittedShop(async (shopId) => {
                await playGame(shopId, game);
                if (games++ % 20 === 0) expect(await sound()).toEqual([]);
              }),
            ),
            {
              numRuns: Math.ceil(GAMES / TABLES),
              // Playing a long game again and again takes its time: only the one that is asked for is made smaller.
              ...(SEED ? { seed: Number(SEED), path: process.env.GAME } : { endOnFailure: true }),
            },
          );
        }),
      ),
  );
});
