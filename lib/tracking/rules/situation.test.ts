import { describe, expect, it } from 'vitest';
import { ACTION_BY, CAUSES, SHIPMENT_STATUSES, SUB_STATUSES } from '@/lib/carriers/types';
import { hasArrived, isMoving, SITUATIONS, situationOf, toneOf } from './situation';

describe('situationOf', () => {
  it.each([
    ['pre_transit', null, null, 'label_made'],
    ['pre_transit', 'awaiting_carrier', null, 'awaiting_courier'],
    ['pre_transit', 'pickup_missed', null, 'collection_missed'],
    ['in_transit', 'arrived_in_country', null, 'in_country'],
    ['in_transit', 'weather_delay', null, 'delayed_weather'],
    ['in_transit', 'returning', null, 'returning'],
    ['out_for_delivery', 'loaded', null, 'on_the_van'],
    ['out_for_delivery', 'delay', 'carrier', 'on_the_van'],
    ['out_for_delivery', 'courier_near', null, 'courier_near'],
    ['available_for_pickup', 'ready_in_locker', null, 'pickup_locker'],
    ['attempt_failed', 'not_home', 'recipient', 'attempt_not_home'],
    ['attempt_failed', 'address_problem', 'recipient', 'address_problem'],
    ['delivered', 'delivered_to_neighbour', null, 'delivered_neighbour'],
    // What comes after a delivery does not take it back, save harm done.
    ['delivered', 'delay', 'carrier', 'delivered'],
    ['delivered', 'damaged', 'carrier', 'damaged'],
    ['exception', null, 'weather', 'delayed_weather'],
    ['exception', null, 'customs', 'delayed_customs'],
    ['exception', null, null, 'trouble'],
    ['exception', 'pickup_missed', 'recipient', 'pickup_missed'],
    ['exception', 'pickup_missed', 'carrier', 'collection_missed'],
    ['exception', 'resolved', null, 'on_the_way'],
    ['returned', null, null, 'returning'],
    ['returned', 'returned_to_sender', null, 'returned'],
    ['expired', 'no_data', null, 'quiet'],
    ['unknown', null, null, 'unknown'],
  ] as const)('%s %s %s → %s', (status, subStatus, cause, expected) => {
    expect(situationOf({ status, subStatus, cause, actionBy: null })).toBe(expected);
  });

  it('answers every combination, uses every situation, and calls delivered only what is', () => {
    const seen = new Set<string>();
    for (const status of SHIPMENT_STATUSES) {
      for (const subStatus of [null, ...SUB_STATUSES]) {
        for (const cause of [null, ...CAUSES]) {
          for (const actionBy of [null, ...ACTION_BY]) {
            const situation = situationOf({ status, subStatus, cause, actionBy });
            seen.add(situation);
            expect(SITUATIONS).toContain(situation);
            expect(hasArrived(situation) && status !== 'delivered').toBe(false);
            expect(hasArrived(situation) && isMoving(situation)).toBe(false);
            expect(toneOf(situation) === 'done').toBe(hasArrived(situation));
          }
        }
      }
    }
    expect(SITUATIONS.filter((situation) => !seen.has(situation))).toEqual([]);
  });
});
