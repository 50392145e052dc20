import { getPool } from '@/db/pool';
import { healShop } from '@/lib/tracking/heal-shop';
import { migrateDatabase, openDatabase } from './database';
import { say } from './say';
import { fail, setUp } from './setup';

/**
 * Folds parcels again that an earlier edition of the rules has folded, or with `--all` every parcel; a running Porchlight does
 * the former by itself. The shops' systems hear of what has another status now, shoppers are not written to.
 */
async function refold(args: readonly string[]): Promise<void> {
  if (args.some((arg) => arg !== '--all')) throw new Error('Usage: npm run refold [-- --all]');
  const settings = setUp(process.env.PORCHLIGHT_SECRET ? 'production' : 'demo');
  const database = await openDatabase(settings, false);
  try {
    await migrateDatabase(database);
    const { rows } = await getPool().query<{ shop_id: string; slug: string }>('select shop_id, slug from list_shops()');
    for (const { shop_id, slug } of rows) {
      const { looked, changed } = await healShop(shop_id, { all: args.includes('--all') });
      say(`${slug}: ${looked} looked at, ${changed} told otherwise now`);
    }
  } finally {
    await getPool().end();
    await database.stop();
  }
  process.exit(0);
}

await refold(process.argv.slice(2)).catch(fail);
