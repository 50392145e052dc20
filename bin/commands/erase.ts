import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import type { Db } from '@/db/client';
import type { ShopId } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';
import { eraseCustomer } from '@/lib/customers/mutations/erase-customer';
import { customerInput } from '@/lib/customers/schema';
import type { Command } from '../command-io';
import { withOwner } from '../with-owner';

const USAGE = 'Usage: porchlight erase --shop <shop> --email <address>, or --shop <shop> --all --yes';

/** `erase --shop S --email E` forgets one shopper; `erase --shop S --all --yes` the whole shop, its files and people too. */
export const run: Command['run'] = async (args, io) => {
  const { values } = parseArgs({
    args,
    options: {
      shop: { type: 'string' },
      email: { type: 'string' },
      all: { type: 'boolean' },
      yes: { type: 'boolean' },
    },
  });
  const { shop: slug, email, all, yes } = values;
  if (!slug || Boolean(email) === Boolean(all)) throw new Error(USAGE);
  if (all && !yes) throw new Error(`This erases the shop "${slug}" for good. Export it first; then say --yes.`);
  if (all) {
    const erased = await withOwner((_db, client) => eraseShop(client, slug));
    await rm(join(env().dataDir, 'mail', erased.id), { recursive: true, force: true });
    io.print({ erased: slug, ...erased });
    return 0;
  }
  const given = customerInput.safeParse({ email });
  if (!given.success) throw new Error('--email is not an address.');
  io.print(await withOwner((db, client) => eraseShopper(db, client, { slug, email: given.data.email })));
  return 0;
};

async function shopIdOf(client: pg.ClientBase, slug: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from shops where slug = $1 for update', [slug]);
  const [found] = rows;
  if (!found) throw new Error(`There is no shop "${slug}".`);
  return found.id;
}

/** As the walled role, like everyone else. */
async function eraseShopper(db: Db, client: pg.ClientBase, { slug, email }: { slug: string; email: string }) {
  const shopId = (await shopIdOf(client, slug)) as ShopId;
  await client.query('set local role porchlight_app');
  await client.query("select set_config('app.tenant', $1, true)", [shopId]);
  const actor = { type: 'system' as const, job: 'cli' };
  return eraseCustomer({ shopId, actor, db, now: new Date(), requestId: newId() }, { email });
}

async function eraseShop(client: pg.ClientBase, slug: string): Promise<{ id: string; orders: number; people: number }> {
  const id = await shopIdOf(client, slug);
  const { rows } = await client.query<{ orders: number }>(
    'select count(*)::int as orders from orders where shop_id = $1',
    [id],
  );
  const { rows: members } = await client.query<{ user_id: string }>('select user_id from members where shop_id = $1', [
    id,
  ]);
  await client.query('delete from shops where id = $1', [id]);
  // Whoever worked nowhere else is nobody here any more.
  const { rowCount } = await client.query(
    'delete from users u where id = any ($1) and not exists (select from members m where m.user_id = u.id)',
    [members.map(({ user_id }) => user_id)],
  );
  return { id, orders: rows[0]?.orders ?? 0, people: rowCount ?? 0 };
}
