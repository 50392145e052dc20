import { describe, expect, it } from 'vitest';
import type { AskedFacts, OptionFacts } from '../types';
import { deliveryOptions, offers } from './delivery-options';

// A Wednesday; in Germany nobody delivers on Sunday 29 November.
const facts = (members: Partial<OptionFacts> = {}): OptionFacts => ({
  direction: 'outbound',
  situation: 'on_the_way',
  isOver: false,
  attempted: false,
  carrier: 'dhl_de',
  country: 'DE',
  today: '2026-11-25',
  expected: null,
  lastEventAt: '2026-11-25T08:00:00Z',
  answerDay: { adapter: '2026-11-25', mail: '2026-11-26' },
  agreement: { requests: ['redeliver', 'safe_place', 'change_address', 'search'], hasContact: true, holidays: [] },
  program: null,
  page: 'https://carrier.test/1',
  asked: [],
  ...members,
});
const asked = (members: Partial<AskedFacts>): AskedFacts => ({
  id: 'a',
  kind: 'safe_place',
  wanted: { place: 'Garage' },
  state: 'sent',
  road: 'mail',
  carrier: 'dhl_de',
  attempts: 1,
  answer: null,
  lastError: null,
  askedAt: '2026-11-25T09:00:00Z',
  sendAt: '2026-11-25T09:02:00Z',
  answerBy: null,
  settledAt: null,
  ...members,
});
const said = (members: Partial<OptionFacts>) =>
  Object.fromEntries(deliveryOptions(facts(members)).map((one) => [one.kind, one.road ?? one.why]));
const EVERY = ['redeliver', 'safe_place', 'neighbour', 'hold_at_point', 'change_address', 'instructions'] as const;

describe('what may be asked', () => {
  it('is what the agreement names, by mail; the carrier’s page has the rest of what it publishes', () => {
    expect(said({})).toEqual({
      redeliver: 'mail',
      safe_place: 'mail',
      neighbour: 'link',
      hold_at_point: 'link',
      change_address: 'mail',
      instructions: 'not_offered',
    });
  });

  it('goes to a program where there is one that knows it, before anybody is written to', () => {
    expect(said({ program: ['redeliver', 'neighbour'] })).toMatchObject({
      redeliver: 'adapter',
      safe_place: 'mail',
      // The agreement does not name it.
      neighbour: 'link',
    });
  });

  it('is what the carrier publishes where nothing is agreed', () => {
    expect(said({ agreement: null, program: EVERY })).toMatchObject({
      redeliver: 'adapter',
      change_address: 'not_offered',
      instructions: 'not_offered',
    });
    expect(said({ agreement: null })).toMatchObject({ redeliver: 'link', change_address: 'not_offered' });
    expect(said({ carrier: 'own_courier', agreement: null, program: EVERY, page: null })).toEqual(
      Object.fromEntries(EVERY.map((kind) => [kind, 'adapter'])),
    );
  });

  it.each([
    ['nobody is known to bring it', { carrier: null }, 'no_carrier'],
    ['nothing is agreed and nothing known', { carrier: 'akebono_bin', agreement: null }, 'not_offered'],
    [
      'the agreement names nobody',
      { carrier: 'akebono_bin', agreement: { requests: [...EVERY], hasContact: false, holidays: [] } },
      'not_offered',
    ],
    ['it comes back', { direction: 'return' }, 'over'],
    ['its goods travel again', { isOver: true }, 'over'],
    ['it waits for an answer', { asked: [asked({ state: 'asked' })] }, 'waits_for_answer'],
  ] as [string, Partial<OptionFacts>, string][])('is nothing where %s', (_, members, why) => {
    expect(new Set(Object.values(said(members)))).toEqual(new Set([why]));
  });

  it.each([
    ['label_made', 'not_shipped'],
    ['unknown', 'not_shipped'],
    ['delivered', 'over'],
    ['delivered_neighbour', 'over'],
    ['collected', 'over'],
    ['lost', 'over'],
    ['refused', 'over'],
    ['returning', 'over'],
    ['pickup_locker', 'at_counter'],
    ['pickup_missed', 'at_counter'],
    ['documents', 'held'],
    ['payment_due', 'held'],
  ] as const)('is nothing while it is %s: %s', (situation, why) => {
    expect(new Set(Object.values(said({ situation, program: EVERY })))).toEqual(new Set([why]));
  });

  it('on the van goes to a program alone, or to the carrier’s page, and never to another address', () => {
    expect(said({ situation: 'on_the_van' })).toMatchObject({ redeliver: 'link', change_address: 'on_the_van' });
    expect(said({ situation: 'on_the_van', page: null })).toMatchObject({
      redeliver: 'on_the_van',
      neighbour: 'not_offered',
    });
    expect(said({ situation: 'courier_near', program: EVERY })).toMatchObject({
      redeliver: 'adapter',
      change_address: 'on_the_van',
    });
  });

  it('mends an address before anything else', () => {
    const agreement = { requests: [...EVERY], hasContact: true, holidays: [] };
    expect(said({ situation: 'address_problem', agreement })).toEqual({
      redeliver: 'address_first',
      safe_place: 'address_first',
      neighbour: 'address_first',
      hold_at_point: 'address_first',
      change_address: 'mail',
      instructions: 'mail',
    });
  });

  it('shrinks after the first attempt where the carrier says so', () => {
    const agreement = { requests: [...EVERY], hasContact: true, holidays: [] };
    const missed = { situation: 'attempt_not_home', attempted: true, agreement } as const;
    expect(said({ ...missed, carrier: 'ups' })).toMatchObject({ redeliver: 'after_attempt', change_address: 'mail' });
    expect(said({ ...missed, carrier: 'dhl_de' })).toMatchObject({ redeliver: 'mail' });
  });

  it('is what its page takes now, of a carrier with a sheet and no agreement', () => {
    const without = { agreement: null } as const;
    const open = (carrier: string, members: Partial<OptionFacts> = {}) =>
      offers(deliveryOptions(facts({ ...without, carrier, ...members }))).map(({ kind, road }) => [kind, road]);
    expect(open('gls')).toEqual([
      ['redeliver', 'link'],
      ['safe_place', 'link'],
      ['hold_at_point', 'link'],
      ['change_address', 'link'],
    ]);
    // Before an attempt only words for the driver; after it only another day or the counter.
    expect(open('usps')).toEqual([['instructions', 'link']]);
    expect(open('usps', { situation: 'attempt_not_home', attempted: true })).toEqual([
      ['redeliver', 'link'],
      ['hold_at_point', 'link'],
    ]);
    // On the van: shut where the carrier says so, open where it does not.
    expect(open('hermes', { situation: 'on_the_van' })).toEqual([]);
    expect(said({ ...without, carrier: 'hermes', situation: 'on_the_van' })).toMatchObject({ neighbour: 'on_the_van' });
    expect(open('dpd', { situation: 'on_the_van' }).map(([kind]) => kind)).not.toContain('change_address');
    expect(open('yamato', { page: null })).toEqual([]);
    expect(open('nobody_knows')).toEqual([]);
  });

  it('is not asked again after a no until the parcel is heard of', () => {
    const no = asked({ state: 'refused', settledAt: '2026-11-25T10:00:00Z' });
    expect(said({ asked: [no] })).toMatchObject({ safe_place: 'refused_before', redeliver: 'mail' });
    expect(said({ asked: [no], lastEventAt: '2026-11-25T11:00:00Z' })).toMatchObject({ safe_place: 'mail' });
    expect(said({ asked: [asked({ state: 'failed' }), asked({ state: 'withdrawn' })] })).toMatchObject({
      safe_place: 'mail',
    });
  });
});

describe('another day', () => {
  const days = (members: Partial<OptionFacts>) =>
    offers(deliveryOptions(facts(members))).find(({ kind }) => kind === 'redeliver')?.days;

  it('leaves time to hear of it, passes Sundays and the carrier’s own holidays, and is later than it would come', () => {
    expect(days({ program: EVERY })?.[0]).toBe('2026-11-26');
    expect(days({})?.[0]).toBe('2026-11-27');
    expect(days({ expected: '2026-11-28' })?.[0]).toBe('2026-11-30');
    // Nobody can be told of a day that has passed before the answer.
    expect(days({ answerDay: { adapter: '2026-11-25', mail: '2026-11-30' } })?.[0]).toBe('2026-12-01');
    const closed = { requests: ['redeliver'], hasContact: true, holidays: ['2026-11-27'] };
    expect(days({ agreement: closed })).not.toContain('2026-11-27');
    expect(days({})).not.toContain('2026-11-29');
    expect(days({})?.length).toBeLessThanOrEqual(6);
  });

  it('is not offered when every day the carrier has is too early', () => {
    expect(said({ expected: '2026-12-24' })).toMatchObject({ redeliver: 'no_day', safe_place: 'mail' });
  });
});
