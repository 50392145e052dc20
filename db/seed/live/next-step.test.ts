import { describe, expect, it } from 'vitest';
import { seeded } from '../pictures/random';
import { type MovingParcel, nextStep } from './next-step';

const parcel = (over: Partial<MovingParcel>): MovingParcel => ({
  status: 'in_transit',
  subStatus: 'arrived',
  lastWords: null,
  carrier: 'dhl_de',
  country: 'DE',
  zone: 'Europe/Berlin',
  ...over,
});
const step = (over: Partial<MovingParcel>, at: string, seed = 'a') =>
  nextStep(parcel(over), new Date(at), seeded(seed))?.what ?? null;

const WEDNESDAY_NOON = '2026-11-25T11:00:00Z';
const WEDNESDAY_NIGHT = '2026-11-25T01:00:00Z';
const SUNDAY_NOON = '2026-11-22T11:00:00Z';

describe('the next step of a parcel', () => {
  it.each([
    [{ status: 'pre_transit', subStatus: 'label_created' }, 'picked_up', null, null],
    [{ subStatus: 'picked_up' }, 'arrived', 'arrived', 'arrived'],
    [{ subStatus: 'arrived' }, 'depot', 'depot', 'depot'],
    [{ subStatus: 'at_local_depot' }, 'van', null, null],
    [{ status: 'out_for_delivery', subStatus: null }, 'near', null, 'near'],
  ] as const)('of %j is %s by day, %s by night, %s on a Sunday', (over, day, night, sunday) => {
    expect(step(over, WEDNESDAY_NOON)).toBe(day);
    expect(step(over, WEDNESDAY_NIGHT)).toBe(night);
    expect(step(over, SUNDAY_NOON)).toBe(sunday);
  });

  it('comes stop by stop to the door, in the language of the place', () => {
    let words: string | null = null;
    const stops: (string | null)[] = [];
    for (let i = 0; i < 6; i++) {
      const near = { status: 'out_for_delivery', subStatus: words ? 'courier_near' : null, lastWords: words } as const;
      const next = nextStep(parcel(near), new Date(WEDNESDAY_NOON), seeded('a'));
      if (next?.what !== 'near') break;
      words = next.words;
      stops.push(words);
    }
    expect(stops.length).toBeGreaterThan(1);
    expect(stops[0]).toMatch(/^Noch \d+ Stopps/);
    const near = { status: 'out_for_delivery', subStatus: 'courier_near', lastWords: 'Noch 2 Stopps' } as const;
    const arrived = Array.from({ length: 30 }, (_, i) => step(near, WEDNESDAY_NOON, String(i)));
    expect(new Set(arrived)).toEqual(new Set(['neighbour', 'safe_place', 'mailbox', 'handed']));
  });

  it('goes out on Sundays where couriers do', () => {
    const depot = { subStatus: 'at_local_depot', country: 'JP', zone: 'Asia/Tokyo', carrier: 'akebono_bin' } as const;
    expect(step(depot, '2026-11-22T00:00:00Z')).toBe('van');
  });
});
