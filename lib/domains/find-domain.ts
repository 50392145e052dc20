import { getPool } from '@/db/pool';

type Entry = { at: number; slug: Promise<string | null> };
const cache = new Map<string, Entry>();
// As with shops: what is published or let go shows within this time on every process.
const FRESH_MS = 1_500;
const CACHE_SIZE = 5_000;

/** The slug of the shop that a host is served for, or null. `host` is normalised. */
export function findDomain(host: string): Promise<string | null> {
  const now = performance.now();
  const hit = cache.get(host);
  if (hit && now - hit.at < FRESH_MS) return hit.slug;
  if (cache.size > CACHE_SIZE) cache.clear();
  const slug = query(host);
  cache.set(host, { at: now, slug });
  slug.catch(() => cache.delete(host));
  return slug;
}

async function query(host: string): Promise<string | null> {
  const { rows } = await getPool().query<{ slug: string }>('select slug from find_domain($1)', [host]);
  return rows[0]?.slug ?? null;
}
