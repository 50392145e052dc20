import { connections } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { newToken, seal } from '@/lib/core/secrets';
import { CREDENTIALS_COLUMN, SECRET_COLUMN } from '../constants';
import type { ConnectionWrite } from '../schema';
import { wantTrackers } from './want-trackers';

/** A secret in the form of Standard Webhooks: `whsec_` and the base64 of 32 random bytes. */
const newSecret = () => `whsec_${Buffer.from(newToken(), 'base64url').toString('base64')}`;

/** Makes the address that a provider sends to. `secret` is answered only where it was made here. */
export async function createConnection(ctx: Ctx, input: ConnectionWrite): Promise<{ id: string; secret?: string }> {
  const id = newId();
  const secret = input.secret ?? newSecret();
  const sealed = (text: string, column: string) => seal(text, ctx.shopId, column);
  await ctx.db.insert(connections).values({
    shopId: ctx.shopId,
    id,
    source: input.source,
    name: input.name ?? input.source,
    secretSealed: sealed(secret, SECRET_COLUMN),
    credentialsSealed: input.credentials ? sealed(JSON.stringify(input.credentials), CREDENTIALS_COLUMN) : null,
    createdAt: ctx.now,
  });
  if (input.credentials) await wantTrackers(ctx, { connectionId: id });
  await recordAudit(ctx, {
    action: 'connection.created',
    entity: 'connection',
    entityId: id,
    details: { source: input.source },
  });
  return input.secret ? { id } : { id, secret };
}
