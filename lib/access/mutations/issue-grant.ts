import { grants } from '@/db/schema/access';
import { insertRow } from '@/db/statement';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { hashToken } from '@/lib/core/secrets';
import type { PageScope } from '@/lib/tracking/types';

/** Stores the hash of a link's token. A derived token (mail, return) that is issued again is left as it is. */
export async function issueGrant(
  ctx: Ctx,
  input: {
    token: string;
    purpose: 'track' | 'return';
    scope: PageScope;
    orderId: string;
    returnId?: string;
    origin: string;
    expiresAt: Date;
  },
): Promise<void> {
  await insertRow(
    ctx.db,
    grants,
    {
      shopId: ctx.shopId,
      id: newId(),
      tokenHash: hashToken(input.token),
      purpose: input.purpose,
      scope: input.scope,
      orderId: input.orderId,
      returnId: input.returnId ?? null,
      origin: input.origin,
      createdAt: ctx.now,
      expiresAt: input.expiresAt,
    },
    { unless: grants.tokenHash },
  );
}
