import { apiKeys } from '@/db/schema/staff';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { newApiKey } from '@/lib/auth/api-key';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';

/** Makes a key for a program. `key` is answered this once and kept nowhere; `days` null: until it is revoked. */
export async function createApiKey(
  ctx: Ctx,
  input: { name: string; access: 'read' | 'write'; days: number | null },
): Promise<{ id: string; key: string }> {
  const { key, ...columns } = newApiKey();
  const id = newId();
  const scopes = input.access === 'write' ? ['read', 'write'] : ['read'];
  await ctx.db.insert(apiKeys).values({
    ...columns,
    shopId: ctx.shopId,
    id,
    name: input.name,
    scopes,
    createdAt: ctx.now,
    expiresAt: input.days === null ? null : new Date(ctx.now.getTime() + input.days * 86_400_000),
  });
  await recordAudit(ctx, {
    action: 'api_key.created',
    entity: 'api_key',
    entityId: id,
    details: { scopes, days: input.days },
  });
  return { id, key };
}
