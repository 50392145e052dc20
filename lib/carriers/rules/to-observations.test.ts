import { expect, it } from 'vitest';
import type { CanonicalShipment } from '../types';
import { buildEvent, buildShipment } from './build-shipment';
import { foldShipment } from './fold-shipment';
import { meaningOf } from './meaning';
import { toObservations } from './to-observations';

const meta = { source: 'generic', receivedAt: '2026-06-01T00:00:00Z' };
const scan = (status: Parameters<typeof meaningOf>[0], occurred_at: string) =>
  buildEvent({ time: { occurred_at, local_time: null }, meaning: meaningOf(status) });
const fold = (...payloads: CanonicalShipment[]) => foldShipment(payloads.flatMap((one) => toObservations(one, meta)));

it('makes a fact of each scan and one of what is declared', () => {
  const shipment = buildShipment({
    events: [scan('in_transit', '2026-05-05T10:00:00Z')],
    declared: meaningOf('out_for_delivery'),
  });
  expect(toObservations(shipment, meta)).toMatchObject([
    { kind: 'event', status: 'in_transit', received_at: meta.receivedAt },
    { kind: 'declaration', status: 'out_for_delivery', observed_at: '2026-05-05T10:00:00Z' },
  ]);
  expect(fold(shipment).status).toBe('out_for_delivery');
});

it('does not take what old scans add up to for a declaration of today', () => {
  const newer = buildShipment({
    events: [scan('out_for_delivery', '2026-05-05T12:00:00Z')],
    observed_at: '2026-05-05T12:01:00Z',
  });
  const late = buildShipment({
    events: [scan('in_transit', '2026-05-05T10:00:00Z')],
    observed_at: '2026-05-05T18:00:00Z',
  });
  expect(fold(newer, late).status).toBe('out_for_delivery');
  expect(fold(late, newer).status).toBe('out_for_delivery');
});

it('keeps an estimate where no status is declared', () => {
  const eta = { earliest: '2026-05-06', latest: '2026-05-06', source: 'carrier', confidence: 'medium' } as const;
  const shipment = buildShipment({ events: [scan('in_transit', '2026-05-05T10:00:00Z')], eta });
  expect(fold(shipment)).toMatchObject({ status: 'in_transit', eta_current: eta, eta_original: eta });
});

it('dates a declaration no earlier than its scans, whatever the provider’s clock', () => {
  const shipment = buildShipment({
    events: [scan('out_for_delivery', '2026-05-09T10:00:00Z')],
    declared: meaningOf('exception', 'held'),
    observed_at: '2026-05-01T00:00:00Z',
  });
  expect(fold(shipment)).toMatchObject({ status: 'exception', sub_status: 'held' });
});

it('tells the same facts with the same keys', () => {
  const shipment = buildShipment({
    events: [scan('in_transit', '2026-05-05T10:00:00Z')],
    declared: meaningOf('in_transit'),
  });
  const keys = (receivedAt: string) => toObservations(shipment, { ...meta, receivedAt }).map(({ key }) => key);
  expect(keys('2026-06-01T00:00:00Z')).toEqual(keys('2026-06-09T00:00:00Z'));
});
