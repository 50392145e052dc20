import { getPool } from '@/db/pool';
import type { Source } from '@/lib/carriers/types';
import { SECRET_COLUMN } from '@/lib/connections/constants';
import type { ShopId } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { unseal } from '@/lib/core/secrets';
import type { Gate } from '@/lib/core/unit-of-work';

export type Connection = { id: string; source: Source; secret: string; gate: Gate };

const asked = new Map<string, Promise<Connection>>();

/**
 * The connection of an address. Of a busy provider's many requests those that come while it is being asked share the answer.
 * @throws AppError NOT_FOUND
 */
export function findConnection(id: string): Promise<Connection> {
  const answer = asked.get(id) ?? askConnection(id).finally(() => asked.delete(id));
  asked.set(id, answer);
  return answer;
}

async function askConnection(id: string): Promise<Connection> {
  if (!isId(id)) throw notFound('connection');
  const { rows } = await getPool().query<{ shop_id: ShopId; source: Source; secret_sealed: Buffer }>({
    name: 'find-connection',
    text: 'select shop_id, source, secret_sealed from find_connection($1)',
    values: [id],
  });
  const row = rows[0];
  if (!row) throw notFound('connection');
  const actor = { type: 'integration' as const, connectionId: id, source: row.source };
  return {
    id,
    source: row.source,
    secret: unseal(row.secret_sealed, row.shop_id, SECRET_COLUMN),
    gate: { shopId: row.shop_id, actor },
  };
}
