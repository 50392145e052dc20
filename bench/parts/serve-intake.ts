import type { BenchShop } from '../seed';
import type { BenchDatabase, Served, World } from '../world';

export const BARE = 'bare statements in groups';

/** The front server with its lanes, as production answers webhooks and the API; the pages behind it are left out. */
export const serveFront = (world: World, { url }: BenchDatabase): Promise<Served> =>
  world.serve('front', ['--import', 'tsx', 'bin/testing/run-front.ts'], { DATABASE_URL: url }, '/api/health');

/** The control of all intake: bench/controls/bare-intake.ts. */
export const serveBare = (
  world: World,
  { url }: BenchDatabase,
  shop: BenchShop,
  connection: { connectionId: string; secret: string },
): Promise<Served> =>
  world.serve(
    'bare',
    ['--import', 'tsx', 'bench/controls/bare-intake.ts'],
    {
      BENCH_DATABASE_URL: url,
      BENCH_CONNECTION: [shop.id, connection.connectionId, connection.secret].join(' '),
      BENCH_KEY: shop.apiKey,
    },
    '/',
  );
