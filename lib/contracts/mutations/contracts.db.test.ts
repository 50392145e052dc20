import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { carrierContracts, scorecardLinks } from '@/db/schema/operations';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, testPool, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { openScorecardLink } from '@/lib/access/open-scorecard-link';
import { systemGate } from '@/lib/auth/system';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { countScores } from '../queries/count-scores';
import { readCarrier, readCarriers } from '../queries/read-carriers';
import { addUp } from '../rules/scorecard';
import { type ContractWrite, contractWrite } from '../schema';
import { seeScorecard } from '../see-scorecard';
import { putContract } from './put-contract';
import { removeContract } from './remove-contract';
import { revokeScorecard } from './revoke-scorecard';
import { shareScorecard } from './share-scorecard';

const contract = (members: Partial<ContractWrite> = {}): ContractWrite =>
  contractWrite.parse({
    carrier: 'DHL Paket',
    service: '',
    lanes: [{ from: 'DE', to: 'AT', days: 2 }],
    cutOff: '15:30',
    liability: { amount: 50_000, currency: 'EUR' },
    claimDays: { lost: 90, damaged: 7, late: null },
    contacts: [{ label: 'Claims', name: null, email: 'claims@dhl.test', phone: null }],
    requests: ['search'],
    holidays: ['2026-12-24'],
    account: null,
    note: null,
    ...members,
  });
const stored = (ctx: Ctx) => ctx.db.select().from(carrierContracts).where(eq(carrierContracts.shopId, ctx.shopId));

describe('what is agreed with a carrier', () => {
  it('is written once a service, changed, and forgotten', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { contractId } = await putContract(ctx, { contract: contract() });
      await putContract(ctx, { contract: contract({ service: 'Express' }) });
      expect(await putContract(ctx, { contract: contract({ cutOff: '17:00', liability: null }) })).toEqual({
        contractId,
      });
      const rows = await stored(ctx);
      expect(rows.map(({ carrier, service, cutOff }) => [carrier, service, cutOff]).sort()).toEqual([
        ['dhl_de', '', '17:00'],
        ['dhl_de', 'Express', '15:30'],
      ]);
      await removeContract(ctx, { contractId });
      expect(await stored(ctx)).toHaveLength(1);
      await expect(removeContract(ctx, { contractId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }));

  it.each([
    [{ cutOff: '25:00' }],
    [{ holidays: ['2026-02-30'] }],
    [{ lanes: [{ from: 'DE', to: 'AT', days: 0 }] }],
    [
      {
        lanes: [
          { from: 'DE', to: 'AT', days: 1 },
          { from: 'DE', to: 'AT', days: 2 },
        ],
      },
    ],
    [{ lanes: [{ from: 'Germany', to: '', days: 1 }] }],
    [{ contacts: [{ label: 'Claims', name: null, email: 'nobody', phone: null }] }],
    [{ claimDays: { lost: 0, damaged: null, late: null } }],
  ])('refuses %j', (members) => {
    expect(contractWrite.safeParse({ ...contract(), ...members }).success).toBe(false);
  });

  it('is not there as another shop', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const { contractId } = await putContract(await t.as(shopId), { contract: contract() });
      const { linkId } = await shareScorecard(await t.as(shopId), { carrier: null, days: 90, openFor: 7 });
      const theirs = await t.as(await t.createShop());
      await expect(removeContract(theirs, { contractId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(revokeScorecard(theirs, { linkId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await seeScorecard(theirs, { linkId, carrier: null, days: 90, expiresAt: NOW });
      // The same carrier is theirs to agree with.
      await putContract(theirs, { contract: contract({ cutOff: '09:00' }) });
      const ours = await t.as(shopId);
      expect((await stored(ours)).map(({ cutOff }) => cutOff)).toEqual(['15:30']);
      const [link] = await ours.db.select().from(scorecardLinks).where(eq(scorecardLinks.id, linkId));
      expect(link).toMatchObject({ revokedAt: null, lastSeenAt: null });
    }));
});

describe('a shared scorecard', () => {
  it('is opened by its token alone, until it has run out or is taken back', () =>
    withCommittedShop(async (shopId) => {
      await testPool();
      const gate = { ...systemGate(shopId, 'test'), now: NOW };
      const share = () => inShop(gate, (ctx) => shareScorecard(ctx, { carrier: 'dpd', days: 28, openFor: 7 }));
      const { token, linkId } = await share();
      const opened = await openScorecardLink(token, NOW);
      expect(opened?.gate.shopId).toBe(shopId);
      expect(opened?.shared).toMatchObject({ carrier: 'dpd', days: 28 });
      expect(await openScorecardLink(`${token.slice(1)}A`, NOW)).toBeNull();
      expect(await openScorecardLink('not a token', NOW)).toBeNull();
      expect(await openScorecardLink(token, new Date(NOW.getTime() + 8 * 86_400_000))).toBeNull();
      await inShop(gate, (ctx) => revokeScorecard(ctx, { linkId }));
      expect(await openScorecardLink(token, NOW)).toBeNull();
      await expect(inShop(gate, (ctx) => revokeScorecard(ctx, { linkId }))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }));
});

describe('the counts of a scorecard', () => {
  const at = (days: number, hours = 0) => new Date(NOW.getTime() + days * 86_400_000 + hours * 3_600_000).toISOString();
  const since = new Date(NOW.getTime() - 28 * 86_400_000);
  const span = { since, zone: 'Europe/Berlin', currency: 'EUR', carrier: null };

  it('keep promise, own word, first try, loss and silence apart', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const send = async (promised: number, carrier = 'dhl_de') => {
        const order = await createOrder(ctx);
        return { order, ...(await createShipment(ctx, order, { carrier, promised_at: at(promised) })) };
      };
      const kept = await send(-1);
      await addEvent(ctx, kept, { status: 'in_transit', occurred_at: at(-3), location: { country: 'DE' } });
      await addEvent(ctx, kept, { status: 'delivered', occurred_at: at(-1) });
      await recordFeedback(ctx, { orderId: kept.order.id, kind: 'fine', rating: 5 });
      const missed = await send(-2);
      await addEvent(ctx, missed, { status: 'attempt_failed', sub_status: 'not_home', occurred_at: at(-2) });
      await addEvent(ctx, missed, { status: 'delivered', occurred_at: at(-1) });
      const lost = await send(-2, 'dpd');
      await addEvent(ctx, lost, { status: 'exception', sub_status: 'lost', occurred_at: at(-2) });
      // Long ago: none of this span's.
      const old = await send(-60);
      await addEvent(ctx, old, { status: 'delivered', occurred_at: at(-50) });

      const rows = await countScores(ctx, span);
      const of = (carrier: string) => addUp(rows.filter((row) => row.carrier === carrier));
      expect(of('dhl_de')).toMatchObject({
        parcels: 2,
        promised: { good: 1, of: 2 },
        first: { good: 1, of: 2 },
        ended: 2,
        lost: 0,
        ratings: { sum: 5, of: 1 },
      });
      expect(of('dpd')).toMatchObject({ parcels: 1, promised: { good: 0, of: 1 }, ended: 1, lost: 1 });
      expect(rows.find((row) => row.dwell === 2)).toMatchObject({ origin: 'DE', destination: 'DE', parcels: 1 });
      expect(await countScores(ctx, { ...span, carrier: 'dpd' })).toHaveLength(1);
      // The pages made of it.
      expect((await readCarriers(ctx, { days: 28 })).scorecard.carriers.map(({ name }) => name)).toEqual([
        'DHL Paket',
        'DPD',
      ]);
      expect((await readCarrier(ctx, { carrier: 'dpd', days: 28 })).scorecard.total?.cells[0]?.value).toBeNull();
      await expect(readCarrier(ctx, { carrier: 'No Carrier?', days: 28 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await countScores(await t.as(await t.createShop()), span)).toEqual([]);
    }));
});
