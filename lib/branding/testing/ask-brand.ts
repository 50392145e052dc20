import { createInterface } from 'node:readline';
import { getPool } from '@/db/pool';
import { findShop } from '@/lib/shops/find-shop';
import { brandOf } from '@/lib/storefront/dress';

// A process of its own, as another instance of the server is: for each slug on a line it answers which version of the
// brand it shows, and how many statements that took.
let statements = 0;
const pool = getPool();
const query = pool.query.bind(pool);
pool.query = ((...args: Parameters<typeof query>) => {
  statements++;
  return query(...args);
}) as typeof pool.query;

for await (const slug of createInterface({ input: process.stdin })) {
  const before = statements;
  const shop = await findShop(slug);
  const version = shop && brandOf(shop, 'en').version;
  process.stdout.write(`${JSON.stringify({ version, statements: statements - before })}\n`);
}
await pool.end();
