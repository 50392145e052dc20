import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { ConnectionRead } from '../schema';
import { listConnections } from './list-connections';

/** One connection. Throws NOT_FOUND for an unknown, foreign or removed one. */
export async function getConnection(ctx: Ctx, input: { id: string }): Promise<ConnectionRead> {
  const [found] = isId(input.id) ? await listConnections(ctx, input) : [];
  if (!found) throw notFound('connection');
  return found;
}
