import { describe, expect, it } from 'vitest';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { closeCases } from '@/lib/cases/mutations/close-cases';
import { listOpenCases } from '@/lib/cases/queries/list-open-cases';
import { moveClaim } from '@/lib/claims/mutations/move-claim';
import { openClaim } from '@/lib/claims/mutations/open-claim';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { acceptReport } from '@/lib/reports/mutations/accept-report';
import { putReportSettings } from '@/lib/reports/mutations/put-report-settings';
import { rejectReport } from '@/lib/reports/mutations/reject-report';
import { reportProblem } from '@/lib/reports/mutations/report-problem';
import type { EventWrite } from '@/lib/tracking/schema';
import { addUp, groupScores } from '../rules/scorecard';
import { scorecardCsv } from '../rules/scorecard-csv';
import { countScores } from './count-scores';

// Noon in Berlin, so that days are the same there and in UTC.
const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString();
const since = new Date(NOW.getTime() - 28 * 86_400_000);
const span = { since, zone: 'Europe/Berlin', currency: 'EUR', carrier: null };

type Sent = { promised: number; service?: string; country?: string; price?: number };

/** A parcel promised for a day counted from today, with its scans. */
async function send(ctx: Ctx, { promised, service, price = 10_000 }: Sent, scans: EventWrite[], carrier = 'dhl_de') {
  const order = await createOrder(ctx, { lines: [{ unit_price: price }] });
  const parcel = await createShipment(ctx, order, { carrier, service, promised_at: at(promised) });
  for (const scan of scans) await addEvent(ctx, parcel, scan);
  return { order, parcel };
}
const scan = (status: EventWrite['status'], day: number, over: Partial<EventWrite> = {}): EventWrite => ({
  status,
  occurred_at: at(day),
  location: { country: 'DE' },
  ...over,
});

async function report(ctx: Ctx, sent: Awaited<ReturnType<typeof send>>, kind: 'not_arrived' | 'damaged') {
  const answers: Record<string, string> =
    kind === 'damaged'
      ? { packaging: 'damaged', usable: 'no' }
      : { neighbours: 'yes', household: 'yes', places: 'yes', address: 'right' };
  const { reportId } = await reportProblem(ctx, {
    orderId: sent.order.id,
    shipmentId: sent.parcel.id,
    kind,
    lines: kind === 'damaged' ? sent.order.lines.map(({ id }) => ({ lineId: id, quantity: 1 })) : null,
    answers,
    comment: 'The heel is off',
    formKey: newId(),
    locale: 'en',
  });
  return reportId;
}
const total = async (ctx: Ctx) => addUp(await countScores(ctx, span));

describe('by the day that was promised', () => {
  it('what has not come counts as late once its day is over, and not before', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await send(ctx, { promised: -2 }, [scan('delivered', -2)]); // on the day: kept
      await send(ctx, { promised: -3 }, [scan('delivered', -2)]); // a day late
      await send(ctx, { promised: -1 }, [scan('in_transit', -3)]); // its day is over: late
      await send(ctx, { promised: 0 }, [scan('out_for_delivery', 0)]); // today is not over
      await send(ctx, { promised: 2 }, [scan('in_transit', -1)]); // not due
      await send(ctx, { promised: -5 }, [scan('exception', -6, { sub_status: 'lost' })]); // never came: late
      await send(ctx, { promised: -4 }, [scan('returned', -4)]); // went back: late
      await send(ctx, { promised: -4 }, [scan('returned', -4, { sub_status: 'refused' })]); // nobody's lateness
      await send(ctx, { promised: -4 }, [scan('available_for_pickup', -4)]); // at the counter in time: kept
      await send(ctx, { promised: -4 }, [scan('available_for_pickup', -3)]); // at the counter too late
      // Silent since before the span, promised within it: late, and no survivor's bias.
      await send(ctx, { promised: -20 }, [scan('in_transit', -40)]);
      // Promised and silent before the span: none of its business.
      await send(ctx, { promised: -39 }, [scan('in_transit', -40)]);
      const score = await total(ctx);
      expect(score.promised).toEqual({ good: 2, of: 8 });
      expect(score.parcels).toBe(11);
      const alone = addUp(await countScores(ctx, { ...span, carrier: 'dhl_de' }));
      expect(alone).toEqual(score);
    }));

  it('the carrier’s own first word is held against it the same way', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const eta = (day: number) => ({ earliest: at(day), latest: at(day) });
      const said = (day: number, on: number) => scan('in_transit', on, { eta: eta(day) } as Partial<EventWrite>);
      await send(ctx, { promised: -1 }, [said(-2, -4), scan('delivered', -2)]);
      await send(ctx, { promised: -1 }, [said(-2, -4), scan('in_transit', -1)]);
      await send(ctx, { promised: -1 }, [said(1, -4)]);
      expect((await total(ctx)).estimated).toEqual({ good: 1, of: 2 });
    }));
});

describe('lost and broken', () => {
  it('are what scans say, what the shop accepted, claims and closes as such, each parcel once', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await putReportSettings(ctx, { settings: { photos: [] } });
      const came = () => send(ctx, { promised: -3 }, [scan('delivered', -3)]);
      // 1 lost: the carrier says so; claimed and closed as such too.
      const scanned = await send(ctx, { promised: -3 }, [scan('exception', -3, { sub_status: 'lost' })]);
      await openClaim(ctx, { shipmentId: scanned.parcel.id, kind: 'lost' });
      await closeCases(ctx, {
        caseIds: await listOpenCases(ctx, { shipmentId: scanned.parcel.id }),
        outcome: 'solved',
      });
      // 2 lost: delivered, they said; the shop believes its shopper.
      const missed = await came();
      await acceptReport(ctx, { reportId: await report(ctx, missed, 'not_arrived'), outcome: 'refund' });
      // 3 lost: only a claim says so.
      const claimed = await send(ctx, { promised: -3 }, [scan('in_transit', -9)]);
      await openClaim(ctx, { shipmentId: claimed.parcel.id, kind: 'lost' });
      // A claim that was taken back, a report that was not believed: neither.
      const back = await send(ctx, { promised: 3 }, [scan('in_transit', -1)]);
      const { claimId } = await openClaim(ctx, { shipmentId: back.parcel.id, kind: 'lost' });
      await moveClaim(ctx, { claimId, to: 'withdrawn' });
      const doubted = await came();
      await rejectReport(ctx, { reportId: await report(ctx, doubted, 'not_arrived'), reason: 'It is in the locker.' });
      // Claimed as lost, and turned up: not lost.
      const found = await send(ctx, { promised: -3 }, [scan('in_transit', -9)]);
      await openClaim(ctx, { shipmentId: found.parcel.id, kind: 'lost' });
      await addEvent(ctx, found.parcel, scan('delivered', -1));
      // 1 broken by a scan, 2 by a report that was accepted, claimed as well.
      await send(ctx, { promised: -3 }, [scan('exception', -4, { sub_status: 'damaged' })]);
      const broken = await came();
      await acceptReport(ctx, { reportId: await report(ctx, broken, 'damaged'), outcome: 'refund' });
      await openClaim(ctx, { shipmentId: broken.parcel.id, kind: 'damaged' });
      const score = await total(ctx);
      expect(score).toMatchObject({ parcels: 8, lost: 3, damaged: 2, ended: 7 });
      // What never came was not brought on time either: kept are the doubted and the broken one.
      expect(score.promised).toEqual({ good: 2, of: 7 });
    }));
});

describe('everything else', () => {
  it('first tries, silences, stars, volume and value by lane and service, and the same as a table', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const fr = { location: { country: 'FR' } };
      const one = await send(ctx, { promised: -1, service: 'Express', price: 5_000 }, [
        scan('in_transit', -4),
        scan('delivered', -1),
      ]);
      await send(ctx, { promised: -1, service: 'Express' }, [
        scan('attempt_failed', -2, { sub_status: 'not_home' }),
        scan('delivered', -1),
      ]);
      await send(ctx, { promised: 1 }, [scan('attempt_failed', -1, { sub_status: 'not_home' })]);
      const two = await send(ctx, { promised: -1 }, [scan('in_transit', -6, fr), scan('delivered', -1, fr)], 'dpd');
      await recordFeedback(ctx, { orderId: one.order.id, kind: 'fine', rating: 5 });
      await recordFeedback(ctx, { orderId: two.order.id, kind: 'comment', rating: 2 });
      const rows = await countScores(ctx, span);
      const of = (carrier: string) => addUp(rows.filter((row) => row.carrier === carrier));
      // Three tries ended or failed, one of them at once; the last waits still and was tried.
      expect(of('dhl_de')).toMatchObject({
        parcels: 3,
        first: { good: 1, of: 3 },
        ratings: { sum: 5, of: 1 },
        value: 25_000,
        dwells: [0, 1, 0, 1],
      });
      expect(of('dpd')).toMatchObject({
        parcels: 1,
        first: { good: 1, of: 1 },
        ratings: { sum: 2, of: 1 },
        value: 10_000,
        dwells: [0, 0, 0, 0, 0, 1],
      });
      const lanes = groupScores(rows, ({ carrier, origin, destination }) => `${carrier} ${origin}-${destination}`);
      expect(lanes.map(({ key, score }) => [key, score.parcels])).toEqual([
        ['dhl_de DE-DE', 3],
        ['dpd FR-DE', 1],
      ]);
      const [head, ...lines] = scorecardCsv(rows).trimEnd().split('\r\n');
      const cell = (line: string, name: string) => line.split(',')[head?.split(',').indexOf(name) ?? -1];
      const express = lines.find((line) => line.includes('Express')) ?? '';
      expect(
        ['parcels', 'first_try', 'tried', 'came_by_promise', 'with_promise', 'value_minor_units'].map((name) =>
          cell(express, name),
        ),
      ).toEqual(['2', '1', '2', '2', '2', '15000']);
    }));
});
