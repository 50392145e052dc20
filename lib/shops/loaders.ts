import { connection } from 'next/server';
import { listDemoShops, type PublicShop } from './find-shop';

/** The demo's shops, for its front door; none in production. */
export async function loadDemoShops(): Promise<PublicShop[]> {
  await connection();
  return listDemoShops();
}
