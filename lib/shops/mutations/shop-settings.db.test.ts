import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { shops } from '@/db/schema/shops';
import { apiKeys, members } from '@/db/schema/staff';
import { createOrder } from '@/db/testing/factories/create-order';
import { type TestDb, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { resendNotification } from '@/lib/notifications/mutations/resend-notification';
import { changeRole } from './change-role';
import { createApiKey } from './create-api-key';
import { inviteMember } from './invite-member';
import { removeMember } from './remove-member';
import { revokeApiKey } from './revoke-api-key';
import { updateShop } from './update-shop';

const invite = (ctx: Ctx, email: string, role: 'owner' | 'agent') => inviteMember(ctx, { email, name: 'Mila', role });
const roleOf = async (ctx: Ctx) => (await ctx.db.select().from(members)).map((member) => member.role).sort();

async function userId(ctx: Ctx): Promise<string> {
  const [member] = await ctx.db.select().from(members);
  return member?.userId ?? '';
}

async function failedMessage(ctx: Ctx): Promise<string> {
  const order = await createOrder(ctx);
  const id = newId();
  await ctx.db.insert(notifications).values({
    shopId: ctx.shopId,
    id,
    event: 'shipment.shipped',
    channel: 'email',
    locale: 'en',
    recipient: 'jana@example.com',
    orderId: order.id,
    dedupeKey: id,
    data: { occurredAt: ctx.now.toISOString() },
    state: 'failed',
    createdAt: ctx.now,
  });
  return id;
}

const pair = async (t: TestDb) => ({ ours: await t.createShop(), theirs: await t.createShop() });

describe('members', () => {
  it('are invited once, change their role and leave; the last owner stays', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await invite(ctx, 'mila@example.test', 'owner');
      const owner = await userId(ctx);
      await invite(ctx, 'tom@example.test', 'agent');
      expect(await roleOf(ctx)).toEqual(['agent', 'owner']);
      await expect(changeRole(ctx, { userId: owner, role: 'viewer' })).rejects.toMatchObject({ name: 'AppError' });
      await expect(removeMember(ctx, { userId: owner })).rejects.toMatchObject({ name: 'AppError' });
      expect(await roleOf(ctx)).toEqual(['agent', 'owner']);
      await expect(invite(ctx, '"mila@evil.test"@example.test', 'agent')).rejects.toMatchObject({ code: 'INVALID' });
    }));
});

describe('API keys', () => {
  it('are shown once, kept as a hash, and end at once when revoked', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { id, key } = await createApiKey(ctx, { name: 'Till', access: 'read', days: null });
      const [row] = await ctx.db.select().from(apiKeys).where(eq(apiKeys.id, id));
      expect(row).toMatchObject({ scopes: ['read'], revokedAt: null });
      expect(JSON.stringify(row)).not.toContain(key.slice(16));
      await revokeApiKey(ctx, { id });
      const [after] = await ctx.db.select().from(apiKeys).where(eq(apiKeys.id, id));
      expect(after?.revokedAt).toEqual(ctx.now);
    }));
});

describe('the settings of another shop', () => {
  it('cannot be reached', () =>
    withTestDb(async (t) => {
      const { ours, theirs } = await pair(t);
      const ctx = await t.as(ours);
      await invite(ctx, 'mila@example.test', 'owner');
      const member = await userId(ctx);
      const { id: keyId } = await createApiKey(ctx, { name: 'Till', access: 'write', days: 30 });
      const notificationId = await failedMessage(ctx);

      const other = await t.as(theirs);
      const gone = { code: 'NOT_FOUND' };
      await expect(changeRole(other, { userId: member, role: 'owner' })).rejects.toMatchObject(gone);
      await expect(removeMember(other, { userId: member })).rejects.toMatchObject(gone);
      await expect(revokeApiKey(other, { id: keyId })).rejects.toMatchObject(gone);
      await expect(resendNotification(other, { notificationId })).rejects.toMatchObject(gone);
      await updateShop(other, { name: 'Theirs', timeZone: 'UTC', defaultLocale: 'en', locales: ['en'] });

      const back = await t.as(ours);
      expect(await roleOf(back)).toEqual(['owner']);
      const [shop] = await back.db.select().from(shops);
      expect(shop?.name).toBe('Test shop');
      const [key] = await back.db.select().from(apiKeys);
      expect(key?.revokedAt).toBeNull();
      await resendNotification(back, { notificationId });
      const [message] = await back.db.select().from(notifications).where(eq(notifications.id, notificationId));
      expect(message?.state).toBe('queued');
    }));
});
