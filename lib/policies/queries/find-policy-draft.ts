import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policies';
import type { Ctx } from '@/lib/core/context';
import { parsePolicy } from '../rules/parse-policy';
import type { Policy } from '../schema';

export type PolicyDraft = Omit<typeof policyDrafts.$inferSelect, 'shopId' | 'document'> & { document: Policy };

/** The policy being written in this shop, or null. With `lock` nobody else saves or publishes it meanwhile. */
export async function findPolicyDraft(ctx: Ctx, input: { lock?: boolean } = {}): Promise<PolicyDraft | null> {
  const query = ctx.db.select().from(policyDrafts).where(eq(policyDrafts.shopId, ctx.shopId));
  const [row] = await (input.lock ? query.for('update') : query);
  if (!row) return null;
  const { shopId: _, document, ...rest } = row;
  return { ...rest, document: parsePolicy(document) };
}
