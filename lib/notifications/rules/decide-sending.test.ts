import { describe, expect, it, test } from 'vitest';
import type { ShipmentStatus } from '@/lib/carriers/types';
import type { ReturnStatus } from '@/lib/returns/constants';
import type { NotificationEvent } from '../constants';
import { mailFacts } from '../testing/mail-facts';
import { dropReason, retryDelaySeconds } from './decide-sending';

const now = new Date('2026-11-25T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();

describe('a message about a parcel', () => {
  test.each<[NotificationEvent, ShipmentStatus, string | null]>([
    ['shipment.shipped', 'in_transit', null],
    ['shipment.shipped', 'exception', null],
    ['shipment.shipped', 'out_for_delivery', 'overtaken'],
    ['shipment.shipped', 'delivered', 'overtaken'],
    ['shipment.out_for_delivery', 'out_for_delivery', null],
    ['shipment.out_for_delivery', 'attempt_failed', 'overtaken'],
    ['shipment.out_for_delivery', 'delivered', 'overtaken'],
    ['shipment.delivered', 'delivered', null],
    ['shipment.delivered', 'in_transit', 'overtaken'],
    ['shipment.delivered', 'returned', 'overtaken'],
    ['shipment.late', 'in_transit', null],
    ['shipment.late', 'out_for_delivery', 'overtaken'],
  ])('%s while %s: %s', (event, status, reason) => {
    expect(dropReason(mailFacts({ event, shipment: { status }, occurredAt: hoursAgo(1) }), now)).toBe(reason);
  });

  test.each<[NotificationEvent, ShipmentStatus, number]>([
    ['shipment.out_for_delivery', 'out_for_delivery', 12],
    ['shipment.delivered', 'delivered', 24],
    ['shipment.shipped', 'in_transit', 48],
  ])('%s is worth sending for so long', (event, status, hours) => {
    const whenOld = (h: number) => dropReason(mailFacts({ event, shipment: { status }, occurredAt: hoursAgo(h) }), now);
    expect(whenOld(hours - 0.01)).toBeNull();
    expect(whenOld(hours + 0.01)).toBe('too_old');
  });

  it('needs its parcel', () => {
    expect(dropReason(mailFacts({ shipment: null, occurredAt: hoursAgo(1) }), now)).toBe('nothing_to_tell');
  });
});

describe('a message about a return', () => {
  test.each<[NotificationEvent, ReturnStatus, string | null]>([
    ['return.confirmed', 'approved', null],
    ['return.confirmed', 'requested', null],
    ['return.confirmed', 'cancelled', 'return_over'],
    ['return.confirmed', 'rejected', 'return_over'],
    ['return.approved', 'cancelled', 'return_over'],
    ['return.rejected', 'rejected', null],
    ['return.rejected', 'approved', 'overtaken'],
    ['return.refunded', 'completed', null],
    ['return.refunded', 'cancelled', null],
  ])('%s while %s: %s', (event, status, reason) => {
    expect(dropReason(mailFacts({ event, return: { status }, occurredAt: hoursAgo(30) }), now)).toBe(reason);
  });
});

test('tries come soon at first and never more than ten minutes apart', () => {
  expect([1, 2, 3, 6, 7, 40].map(retryDelaySeconds)).toEqual([15, 30, 60, 480, 600, 600]);
});
