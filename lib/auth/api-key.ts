import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { getPool } from '@/db/pool';
import { apiKeys } from '@/db/schema/staff';
import type { ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { hashToken, newToken } from '@/lib/core/secrets';
import { type Gate, inShop } from '@/lib/core/unit-of-work';

export const API_SCOPES = ['read', 'write'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** A new key and what is stored of it. The key itself is shown once and kept nowhere. */
export function newApiKey(): { key: string; prefix: string; hash: Buffer } {
  const key = `plk_live_${newToken()}`;
  return { key, ...keyColumns(key) };
}

/** What is stored of a key. */
export const keyColumns = (key: string) => ({ prefix: key.slice(0, 14), hash: hashToken(key) });

const BEARER = /^Bearer +([\x21-\x7e]{8,200}) *$/i;
/** "Last used" is told to the minute: more would be a write for every read. */
const TOUCH_MS = 60_000;
const touched = new Map<string, number>();

/**
 * The gate of a merchant's programs: the shop and key behind `Authorization: Bearer <key>`.
 * Throws UNAUTHENTICATED for a missing, unknown, expired or revoked key, all alike.
 */
export async function requireApiKey(
  headers: Headers,
  now: Date,
): Promise<{ gate: Gate; keyId: string; scopes: readonly string[] }> {
  const key = BEARER.exec(headers.get('authorization') ?? '')?.[1];
  if (!key) throw new AppError('UNAUTHENTICATED', 'Send a key as "Authorization: Bearer <key>".');
  const { rows } = await getPool().query<{ shop_id: string; key_id: string; scopes: string[] }>({
    name: 'find-api-key',
    text: 'select shop_id, key_id, scopes from find_api_key($1, $2)',
    values: [hashToken(key), now],
  });
  const row = rows[0];
  if (!row) throw new AppError('UNAUTHENTICATED', 'The key is not valid.');
  const gate: Gate = { shopId: row.shop_id as ShopId, actor: { type: 'api', keyId: row.key_id }, now };
  await touch(gate, row.key_id, now);
  return { gate, keyId: row.key_id, scopes: row.scopes };
}

async function touch(gate: Gate, keyId: string, now: Date): Promise<void> {
  const last = touched.get(keyId);
  if (last !== undefined && now.getTime() - last < TOUCH_MS) return;
  if (touched.size > 10_000) touched.clear();
  touched.set(keyId, now.getTime());
  const before = new Date(now.getTime() - TOUCH_MS);
  await inShop(gate, (ctx) =>
    ctx.db
      .update(apiKeys)
      .set({ lastUsedAt: now })
      .where(
        and(
          eq(apiKeys.shopId, ctx.shopId),
          eq(apiKeys.id, keyId),
          or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before)),
        ),
      ),
  );
}
