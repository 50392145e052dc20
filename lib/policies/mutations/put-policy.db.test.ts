import { describe, expect, it } from 'vitest';
import { openShop } from '@/db/testing/open-shop';
import { withTestDb } from '@/db/testing/test-db';
import { inShop } from '@/lib/core/unit-of-work';
import { getPolicy } from '../queries/get-policy';
import { getPolicyVersion } from '../queries/get-policy-version';
import { listPolicyVersions } from '../queries/list-policy-versions';
import { putPolicy } from './put-policy';

const days = (n: number) => ({ window: { days: n } });

describe('a policy', () => {
  it('keeps every version, and who writes from an old one is told so', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      expect(await putPolicy(ctx, { document: days(40), seen: 1 })).toEqual({ version: 2 });
      await expect(putPolicy(ctx, { document: days(50), seen: 1 })).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { newest: 2 },
      });
      expect(await putPolicy(ctx, { document: days(60) })).toEqual({ version: 3 });
      expect((await getPolicy(ctx)).document.window.days).toBe(60);
      expect((await getPolicyVersion(ctx, { version: 2 })).document.window.days).toBe(40);
      expect((await listPolicyVersions(ctx, { limit: 2 })).map(({ version }) => version)).toEqual([3, 2]);
    }));

  it('saved by two at once from one version is saved by one of them', async () => {
    const shop = await openShop();
    try {
      const results = await Promise.allSettled(
        [41, 42, 43].map((n) => inShop(shop.gate, (ctx) => putPolicy(ctx, { document: days(n), seen: 1 }))),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await inShop(shop.gate, (ctx) => listPolicyVersions(ctx, { limit: 9 }))).toHaveLength(2);
    } finally {
      await shop.close();
    }
  });

  it('of another shop is neither seen nor changed', () =>
    withTestDb(async (t) => {
      const ours = await t.createShop();
      await putPolicy(await t.as(ours), { document: days(40) });
      const other = await t.as(await t.createShop());
      await expect(getPolicyVersion(other, { version: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await putPolicy(other, { document: days(7), seen: 1 })).toEqual({ version: 2 });
      expect((await getPolicy(await t.as(ours))).document.window.days).toBe(40);
    }));
});
