import { describe, expect, it } from 'vitest';
import { createOrder } from '@/db/testing/factories/create-order';
import { openShop } from '@/db/testing/open-shop';
import { staff, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { loadQuoteFacts } from '@/lib/returns/queries/load-quote-facts';
import { findPolicyDraft } from '../queries/find-policy-draft';
import { getPolicy } from '../queries/get-policy';
import { listPolicyVersions } from '../queries/list-policy-versions';
import { discardPolicyDraft } from './discard-policy-draft';
import { publishPolicyDraft } from './publish-policy-draft';
import { publishScheduledPolicy } from './publish-scheduled-policy';
import { putPolicy } from './put-policy';
import { savePolicyDraft } from './save-policy-draft';
import { schedulePolicyDraft } from './schedule-policy-draft';

const days = (n: number) => ({ window: { days: n } });
const hours = (ctx: Ctx, n: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + n * 3_600_000) });
const inForce = async (ctx: Ctx) => {
  const { version, document } = await getPolicy(ctx);
  return [version, document.window.days];
};

describe('a draft of the policy', () => {
  it('changes nothing until it is published, and is gone then', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      expect(await savePolicyDraft(ctx, { document: days(40), seen: 0 })).toEqual({ revision: 1 });
      expect(await savePolicyDraft(ctx, { document: days(41), seen: 1 })).toEqual({ revision: 2 });
      await expect(savePolicyDraft(ctx, { document: days(99), seen: 1 })).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { reason: 'draft' },
      });
      await expect(savePolicyDraft(ctx, { document: { window: 5 }, seen: 2 })).rejects.toMatchObject({
        code: 'INVALID',
      });
      expect(await inForce(ctx)).toEqual([1, 30]);
      await expect(publishPolicyDraft(ctx, { revision: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(await publishPolicyDraft(ctx, { revision: 2 })).toEqual({ version: 2 });
      expect(await inForce(ctx)).toEqual([2, 41]);
      expect(await findPolicyDraft(ctx)).toBeNull();
    }));

  it('does not undo unseen what somebody else published meanwhile', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await savePolicyDraft(ctx, { document: days(40), seen: 0 });
      await putPolicy(ctx, { document: days(60) });
      await expect(publishPolicyDraft(ctx, { revision: 1 })).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { newest: 2 },
      });
      await savePolicyDraft(ctx, { document: days(40), seen: 1 });
      expect(await publishPolicyDraft(ctx, { revision: 2 })).toEqual({ version: 3 });
    }));

  it('can be thrown away as it was seen', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await savePolicyDraft(ctx, { document: days(40), seen: 0 });
      await savePolicyDraft(ctx, { document: days(41), seen: 1 });
      await expect(discardPolicyDraft(ctx, { revision: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
      await discardPolicyDraft(ctx, { revision: 2 });
      await expect(discardPolicyDraft(ctx, { revision: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }));

  it('saved by many at once is saved by one of them', async () => {
    const shop = await openShop();
    try {
      const saves = [41, 42, 43, 44].map((n) =>
        inShop(shop.gate, (ctx) => savePolicyDraft(ctx, { document: days(n), seen: 0 })),
      );
      const results = await Promise.allSettled(saves);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const publishes = [1, 2, 3].map(() => inShop(shop.gate, (ctx) => publishPolicyDraft(ctx, { revision: 1 })));
      const published = await Promise.allSettled(publishes);
      expect(published.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await inShop(shop.gate, (ctx) => listPolicyVersions(ctx, { limit: 9 }))).toHaveLength(2);
    } finally {
      await shop.close();
    }
  });
});

describe('a draft with a time', () => {
  const at = (ctx: Ctx, n: number) => hours(ctx, n).now;

  it('becomes a version at its time and not before, by whoever set it; orders keep what held when they were placed', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const before = await createOrder(ctx, { placed_at: ctx.now.toISOString() });
      await savePolicyDraft(ctx, { document: days(40), seen: 0 });
      await schedulePolicyDraft(ctx, { revision: 1, publishAt: at(ctx, 24) });
      await publishScheduledPolicy(hours(ctx, 23), { revision: 1 });
      expect(await inForce(ctx)).toEqual([1, 30]);
      const worker: Ctx = { ...hours(ctx, 25), actor: { type: 'system', job: 'publish-policy' } };
      await publishScheduledPolicy(worker, { revision: 1 });
      await publishScheduledPolicy(worker, { revision: 1 });
      expect(await inForce(ctx)).toEqual([2, 40]);
      const [newest] = await listPolicyVersions(ctx, { limit: 1 });
      expect(newest).toMatchObject({
        createdBy: staff.type === 'staff' && `staff:${staff.userId}`,
        createdAt: at(ctx, 24),
      });
      const after = await createOrder(worker, { placed_at: at(ctx, 24.5).toISOString() });
      expect((await loadQuoteFacts(ctx, { orderId: before.id })).policy.window.days).toBe(30);
      expect((await loadQuoteFacts(ctx, { orderId: after.id })).policy.window.days).toBe(40);
    }));

  it('waits no longer once it is taken off, saved again or overtaken', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await savePolicyDraft(ctx, { document: days(40), seen: 0 });
      await schedulePolicyDraft(ctx, { revision: 1, publishAt: at(ctx, 1) });
      await schedulePolicyDraft(ctx, { revision: 1, publishAt: null });
      await publishScheduledPolicy(hours(ctx, 2), { revision: 1 });
      expect(await inForce(ctx)).toEqual([1, 30]);
      await schedulePolicyDraft(ctx, { revision: 1, publishAt: at(ctx, 1) });
      await savePolicyDraft(ctx, { document: days(41), seen: 1 });
      await publishScheduledPolicy(hours(ctx, 2), { revision: 1 });
      expect(await inForce(ctx)).toEqual([1, 30]);
      await schedulePolicyDraft(ctx, { revision: 2, publishAt: at(ctx, 1) });
      await putPolicy(ctx, { document: days(60) });
      await publishScheduledPolicy(hours(ctx, 2), { revision: 2 });
      expect(await inForce(ctx)).toEqual([2, 60]);
      expect(await findPolicyDraft(ctx)).toMatchObject({ problem: 'overtaken', publishAt: null });
    }));

  it('lies in the future, within reason', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await savePolicyDraft(ctx, { document: days(40), seen: 0 });
      for (const n of [-1, 0, 500 * 24])
        await expect(schedulePolicyDraft(ctx, { revision: 1, publishAt: at(ctx, n) })).rejects.toMatchObject({
          code: 'INVALID',
        });
    }));
});

it('of another shop is neither seen nor changed', () =>
  withTestDb(async (t) => {
    const ours = await t.createShop();
    const other = await t.as(await t.createShop());
    const ctx = await t.as(ours);
    await savePolicyDraft(ctx, { document: days(40), seen: 0 });
    await schedulePolicyDraft(ctx, { revision: 1, publishAt: hours(ctx, 1).now });
    await t.as(other.shopId);
    const gone = { code: 'NOT_FOUND' };
    await expect(publishPolicyDraft(other, { revision: 1 })).rejects.toMatchObject(gone);
    await expect(discardPolicyDraft(other, { revision: 1 })).rejects.toMatchObject(gone);
    await expect(schedulePolicyDraft(other, { revision: 1, publishAt: null })).rejects.toMatchObject(gone);
    await publishScheduledPolicy(hours(other, 2), { revision: 1 });
    expect(await savePolicyDraft(other, { document: days(7), seen: 0 })).toEqual({ revision: 1 });
    expect(await findPolicyDraft(await t.as(ours))).toMatchObject({ document: { window: { days: 40 } }, revision: 1 });
  }));
