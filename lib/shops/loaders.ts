import { connection } from 'next/server';
import { getPool } from '@/db/pool';
import { findShop, type PublicShop } from './find-shop';

/** The demo's shops, for its front door; none in production. */
export async function loadDemoShops(): Promise<PublicShop[]> {
  await connection();
  const { rows } = await getPool().query<{ slug: string; is_demo: boolean }>('select slug, is_demo from list_shops()');
  const shops = await Promise.all(rows.filter((row) => row.is_demo).map((row) => findShop(row.slug)));
  return shops.filter((shop) => shop !== null);
}
