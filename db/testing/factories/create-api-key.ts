import { apiKeys } from '@/db/schema/staff';
import { newApiKey } from '@/lib/auth/api-key';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';

/** A key of the shop; the text is what a program would send. */
export async function createApiKey(ctx: Ctx, scopes: string[] = ['read', 'write']): Promise<string> {
  const { key, ...columns } = newApiKey();
  await ctx.db.insert(apiKeys).values({ ...columns, shopId: ctx.shopId, id: newId(), name: 'Test', scopes });
  return key;
}
