import { describe, expect, it } from 'vitest';
import { domains } from '@/db/schema/domains';
import { createOrder } from '@/db/testing/factories/create-order';
import { testPool, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { getOrder } from '@/lib/orders/queries/get-order';
import { listDomains } from '../queries/list-domains';
import type { DomainAnswers } from '../types';
import { addDomain } from './add-domain';
import { preferDomain } from './prefer-domain';
import { recordDomainCheck } from './record-domain-check';
import { releaseDomain } from './release-domain';

const HOST = 'track.harbour-lane.example';
const day = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) });

async function proofOf(ctx: Ctx, id: string): Promise<DomainAnswers> {
  const row = (await listDomains(ctx)).find((one) => one.id === id);
  return { proofs: [`porchlight-verify=${row?.token}`], leadsTo: ['us.test'], ours: ['us.test'] };
}
const NOTHING: DomainAnswers = { proofs: [], leadsTo: [], ours: ['us.test'] };

async function prove(ctx: Ctx, host = HOST) {
  const { id } = await addDomain(ctx, { host });
  await recordDomainCheck(ctx, { id, answers: await proofOf(ctx, id) });
  return id;
}

describe('a name of a shop’s own', () => {
  it('is served once its record is there, and is the one the API tells', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const { id } = await addDomain(ctx, { host: 'https://Track.Harbour-Lane.example/' });
      expect(await recordDomainCheck(ctx, { id, answers: NOTHING })).toEqual({ state: 'pending' });
      expect((await getOrder(ctx, { externalId: order.externalId })).tracking_url).toContain('/s/');
      const other = { ...NOTHING, proofs: ['porchlight-verify=somebody-else'] };
      expect(await recordDomainCheck(ctx, { id, answers: other })).toEqual({ state: 'pending' });
      expect(await recordDomainCheck(ctx, { id, answers: await proofOf(ctx, id) })).toEqual({ state: 'verified' });
      const { tracking_url: url } = await getOrder(ctx, { externalId: order.externalId });
      expect(url).toMatch(/^http:\/\/track\.harbour-lane\.example(:\d+)?\/track\//);
    }));

  it('is refused where nobody can own it, twice, and beyond ten', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      for (const host of ['example.com', 'co.uk', '127.0.0.1', 'a b', 'localhost']) {
        await expect(addDomain(ctx, { host })).rejects.toMatchObject({ code: 'INVALID' });
      }
      for (let i = 0; i < 10; i++) await addDomain(ctx, { host: `t${i}.harbour-lane.example` });
      await expect(addDomain(ctx, { host: 't3.harbour-lane.example' })).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(addDomain(ctx, { host: 't10.harbour-lane.example' })).rejects.toMatchObject({ code: 'CONFLICT' });
    }));

  it('outlives a lost record by a week, then the next one is told of', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const first = await prove(ctx);
      const second = await prove(day(ctx, 1), 'parcels.harbour-lane.example');
      const primary = async () => (await listDomains(ctx)).filter((one) => one.isPrimary).map((one) => one.id);
      expect(await primary()).toEqual([first]);
      expect(await recordDomainCheck(day(ctx, 2), { id: first, answers: NOTHING })).toEqual({ state: 'failing' });
      expect(await recordDomainCheck(day(ctx, 8), { id: first, answers: NOTHING })).toEqual({ state: 'failing' });
      expect(await primary()).toEqual([first]);
      expect(await recordDomainCheck(day(ctx, 9), { id: first, answers: NOTHING })).toEqual({ state: 'released' });
      expect(await primary()).toEqual([second]);
    }));

  it('is preferred by choice, never before it is proven', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await prove(ctx);
      const { id } = await addDomain(ctx, { host: 'parcels.harbour-lane.example' });
      await expect(preferDomain(ctx, { id })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await recordDomainCheck(ctx, { id, answers: await proofOf(ctx, id) });
      await preferDomain(ctx, { id });
      expect((await listDomains(ctx)).map((one) => [one.host, one.isPrimary])).toEqual([
        ['parcels.harbour-lane.example', true],
        [HOST, false],
      ]);
    }));
});

describe('a name of another shop', () => {
  it('cannot be taken while it is served, nor for 30 days after', () =>
    withTestDb(async (t) => {
      const ours = await t.createShop();
      const theirs = await t.createShop();
      let ctx = await t.as(ours);
      const id = await prove(ctx);
      await expect(addDomain(await t.as(theirs), { host: HOST })).rejects.toMatchObject({ code: 'CONFLICT' });
      ctx = await t.as(ours);
      await releaseDomain(ctx, { id });
      ctx = await t.as(theirs);
      await expect(addDomain(day(ctx, 29.9), { host: HOST })).rejects.toMatchObject({ code: 'CONFLICT' });
      expect((await addDomain(day(ctx, 30.1), { host: HOST })).host).toBe(HOST);
      // Whoever let it go may have it back at once.
      expect((await addDomain(await t.as(ours), { host: HOST })).host).toBe(HOST);
    }));

  it('cannot be proven with our token, though it was named before them', () =>
    withTestDb(async (t) => {
      const ours = await t.createShop();
      const theirs = await t.createShop();
      const early = await addDomain(await t.as(theirs), { host: HOST });
      await prove(await t.as(ours));
      const ctx = await t.as(theirs);
      const answers = await proofOf(ctx, early.id);
      await expect(recordDomainCheck(ctx, { id: early.id, answers })).rejects.toMatchObject({ code: 'CONFLICT' });
    }));

  it('is not there for any verb', () =>
    withTestDb(async (t) => {
      const ours = await t.createShop();
      const id = await prove(await t.as(ours));
      const ctx = await t.as(await t.createShop());
      const gone = { code: 'NOT_FOUND' };
      await expect(recordDomainCheck(ctx, { id, answers: NOTHING })).rejects.toMatchObject(gone);
      await expect(preferDomain(ctx, { id })).rejects.toMatchObject(gone);
      await expect(releaseDomain(ctx, { id })).rejects.toMatchObject(gone);
      expect(await listDomains(ctx)).toEqual([]);
      expect((await listDomains(await t.as(ours))).map((one) => one.state)).toEqual(['verified']);
    }));

  it('is one shop’s, though two prove it at the same moment', async () => {
    await testPool();
    await withCommittedShop((one) =>
      withCommittedShop(async (other) => {
        const gates = [one, other].map((shopId) => ({ shopId, actor: { type: 'system' as const, job: 'test' } }));
        const ids = await Promise.all(
          gates.map((gate) => inShop(gate, async (ctx) => (await addDomain(ctx, { host: HOST })).id)),
        );
        const settled = await Promise.allSettled(
          gates.map((gate, at) =>
            inShop(gate, async (ctx) => {
              const id = ids[at] ?? '';
              return recordDomainCheck(ctx, { id, answers: await proofOf(ctx, id) });
            }),
          ),
        );
        expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const states = await Promise.all(
          gates.map((gate) => inShop(gate, (ctx) => ctx.db.select({ state: domains.state }).from(domains))),
        );
        expect(
          states
            .flat()
            .map(({ state }) => state)
            .sort(),
        ).toEqual(['pending', 'verified']);
      }),
    );
  });
});
