import { eq } from 'drizzle-orm';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { caseEvents, claims } from '@/db/schema/operations';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { putContract } from '@/lib/contracts/mutations/put-contract';
import { contractWrite } from '@/lib/contracts/schema';
import type { Ctx } from '@/lib/core/context';
import { evidencePdf } from '../adapters/evidence-pdf';
import { readClaim } from '../queries/read-claim';
import { readClaimList } from '../queries/read-claim-list';
import { packText } from '../rules/evidence-pack';
import { moveClaim } from './move-claim';
import { openClaim } from './open-claim';

const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString();

async function lost(ctx: Ctx) {
  const order = await createOrder(ctx);
  const parcel = await createShipment(ctx, order, { shipped_at: at(-6), promised_at: at(-3), service: 'Express' });
  await addEvent(ctx, parcel, {
    status: 'in_transit',
    occurred_at: at(-5),
    description: 'Übernommen 引受',
    code: 'AA01',
  });
  await addEvent(ctx, parcel, {
    status: 'exception',
    sub_status: 'lost',
    occurred_at: at(-1),
    description: 'Sendung verloren',
  });
  return parcel;
}
const agree = (ctx: Ctx, service: string, amount: number) =>
  putContract(ctx, {
    contract: contractWrite.parse({
      carrier: 'dhl_de',
      service,
      lanes: [],
      cutOff: null,
      liability: { amount, currency: 'EUR' },
      claimDays: { lost: 30, damaged: 7, late: null },
      contacts: [{ label: 'Claims', name: null, email: 'claims@dhl.test', phone: null }],
      requests: [],
      holidays: [],
      account: '4711',
      note: null,
    }),
  });
const rowOf = async (ctx: Ctx, id: string) => (await ctx.db.select().from(claims).where(eq(claims.id, id)))[0];

describe('a claim', () => {
  it('is for the goods up to the liability of its service, until its last day, and noted beside the case', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await agree(ctx, '', 1_000_000);
      await agree(ctx, 'Express', 10_000);
      const parcel = await lost(ctx);
      const { claimId } = await openClaim(ctx, { shipmentId: parcel.id, kind: 'lost' });
      expect(await rowOf(ctx, claimId)).toMatchObject({
        state: 'open',
        amount: 10_000,
        currency: 'EUR',
        carrier: 'dhl_de',
        deadline: '2026-12-19',
      });
      const told = await ctx.db.select({ type: caseEvents.type, detail: caseEvents.detail }).from(caseEvents);
      expect(told).toContainEqual({ type: 'remedied', detail: 'claim' });
      await expect(openClaim(ctx, { shipmentId: parcel.id, kind: 'late' })).rejects.toMatchObject({
        code: 'INVALID_STATE',
      });
    }));

  it('goes its way to the money, and no other way', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { claimId } = await openClaim(ctx, { shipmentId: (await lost(ctx)).id, kind: 'lost' });
      await expect(moveClaim(ctx, { claimId, to: 'paid', paidAmount: 1 })).rejects.toMatchObject({
        code: 'INVALID_STATE',
      });
      await moveClaim(ctx, { claimId, to: 'sent', reference: 'C-77' });
      await expect(moveClaim(ctx, { claimId, to: 'paid' })).rejects.toMatchObject({ code: 'INVALID' });
      await moveClaim(ctx, { claimId, to: 'rejected', note: 'Too late, they say.' });
      await moveClaim(ctx, { claimId, to: 'sent' });
      await moveClaim(ctx, { claimId, to: 'paid', paidAmount: 5_000 });
      expect(await rowOf(ctx, claimId)).toMatchObject({
        state: 'paid',
        paidAmount: 5_000,
        reference: 'C-77',
        note: 'Too late, they say.',
        settledAt: NOW,
      });
      await expect(moveClaim(ctx, { claimId, to: 'withdrawn' })).rejects.toMatchObject({ code: 'INVALID_STATE' });
    }));

  it('that was withdrawn makes room for another', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const parcel = await lost(ctx);
      const { claimId } = await openClaim(ctx, { shipmentId: parcel.id, kind: 'late' });
      await moveClaim(ctx, { claimId, to: 'withdrawn' });
      await openClaim(ctx, { shipmentId: parcel.id, kind: 'lost' });
      const list = await readClaimList(ctx, { state: null, cursor: null });
      expect(list.rows.map(({ badge }) => badge.label).sort()).toEqual(['Not sent yet', 'Withdrawn']);
      expect((await readClaimList(ctx, { state: 'open', cursor: null })).rows).toHaveLength(1);
      expect(list.title).toBe('One claim is ready to send.');
    }));

  it('is not there as another shop', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const ours = await t.as(shopId);
      const [one, two] = [await lost(ours), await lost(ours)];
      const { claimId } = await openClaim(ours, { shipmentId: one.id, kind: 'lost' });
      const theirs = await t.as(await t.createShop());
      for (const attempt of [
        () => openClaim(theirs, { shipmentId: two.id, kind: 'lost' }),
        () => moveClaim(theirs, { claimId, to: 'sent' }),
        () => readClaim(theirs, { claimId }),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await readClaimList(theirs, { state: null, cursor: null })).rows).toEqual([]);
      expect(await rowOf(await t.as(shopId), claimId)).toMatchObject({ state: 'open' });
    }));
});

describe('the evidence', () => {
  it('holds every scan in the carrier’s words, the promise, the terms and the photos, in one PDF', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop({ name: 'Ahlbeck & Töchter' }));
      await agree(ctx, '', 10_000);
      const { claimId } = await openClaim(ctx, { shipmentId: (await lost(ctx)).id, kind: 'lost' });
      const { pack } = await readClaim(ctx, { claimId });
      expect(pack.scans.map(({ words }) => words)).toEqual(['Sendung verloren', 'Übernommen 引受']);
      expect(pack.statement[1]).toContain('you are liable up to €100.00');
      expect(pack.dates.map(({ label }) => label)).toContain('Promised');
      expect(pack.parcel.at(-1)?.text).toBe('2026-11-25, clocks of Europe/Berlin; days without a year are of 2026');
      expect(pack.terms).toContainEqual({ label: 'Claim', text: 'loss within 30 days, damage within 7 days' });
      const text = packText(pack);
      for (const part of ['Übernommen 引受', 'AA01', '4711', '€100.00']) expect(text).toContain(part);

      const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
        .webp()
        .toBuffer();
      const many = { ...pack, scans: Array.from({ length: 120 }, () => pack.scans).flat() };
      const bytes = await evidencePdf(many, [photo], { author: 'Ahlbeck & Töchter', now: NOW });
      const pdf = await PDFDocument.load(bytes);
      expect(pdf.getPageCount()).toBeGreaterThan(3);
      expect(pdf.getTitle()).toBe(pack.title);
      expect(pdf.catalog.lookup(PDFName.of('Names'), PDFDict).has(PDFName.of('EmbeddedFiles'))).toBe(true);
    }));
});
