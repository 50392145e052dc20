import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { connections } from '@/db/schema/shipments';
import { withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { unseal } from '@/lib/core/secrets';
import { SECRET_COLUMN } from '../constants';
import { createConnection } from './create-connection';
import { noteConnection } from './note-connection';
import { removeConnection } from './remove-connection';
import { replaceSecret } from './replace-secret';

const kept = async (ctx: Ctx, id: string) => {
  const [row] = await ctx.db.select().from(connections).where(eq(connections.id, id));
  return row && { ...row, secret: unseal(row.secretSealed, ctx.shopId, SECRET_COLUMN) };
};

it('keeps the new secret sealed and forgets what failed under the old one', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const { id } = await createConnection(ctx, { source: 'shopify', secret: 'old one' });
    await noteConnection(ctx, { connectionId: id, error: 'The signature does not fit the secret.' });
    await replaceSecret(ctx, { id, secret: 'shpss_new' });
    const row = await kept(ctx, id);
    expect(row).toMatchObject({ secret: 'shpss_new', lastError: null, lastErrorAt: null });
    expect(row?.secretSealed.toString('latin1')).not.toContain('shpss_new');
    await removeConnection(ctx, { id });
    await expect(replaceSecret(ctx, { id, secret: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }));

it('of another shop stays as it was', () =>
  withTestDb(async (t) => {
    const ours = await t.createShop();
    const ctx = await t.as(ours);
    const { id } = await createConnection(ctx, { source: 'shopify', secret: 'ours' });
    const other = await t.as(await t.createShop());
    for (const one of [id, 'no id'])
      await expect(replaceSecret(other, { id: one, secret: 'theirs' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await kept(await t.as(ours), id))?.secret).toBe('ours');
  }));
