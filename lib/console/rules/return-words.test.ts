import { describe, expect, it } from 'vitest';
import { type ReturnRowFacts, returnRow } from './return-row';
import { lastWord, type ReturnEventFacts, returnTimeline, whoDid } from './return-timeline';

const NOW = new Date('2026-11-25T12:00:00Z');
const REASONS = [{ code: 'too_small', label: { en: 'Too small' } }];
const OPTIONS = { shop: 'x', now: NOW, reasons: REASONS };

const facts = (over: Partial<ReturnRowFacts> = {}): ReturnRowFacts => ({
  id: 'id',
  number: 'R-1',
  status: 'requested',
  place: 'waiting',
  since: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
  currency: 'EUR',
  remaining: 14_900,
  awaited: 1,
  damaged: 0,
  customerName: null,
  customerEmail: 'mila.hart@mail.test',
  lines: [line()],
  ...over,
});
const line = (over: Partial<ReturnRowFacts['lines'][number]> = {}) => ({
  title: 'Derby',
  variantTitle: '42',
  quantity: 1,
  imageUrl: null,
  reason: 'too_small',
  comment: null,
  resolution: 'refund',
  exchangeTitle: null,
  ...over,
});

describe('a row of the queue', () => {
  it('names who, what, why, what for and since when', () => {
    expect(returnRow(facts(), OPTIONS)).toMatchObject({
      who: 'mila.hart',
      goods: 'Derby, 42',
      problem: 'Too small',
      wish: '€149.00 back',
      age: '3 days',
      isOld: true,
      href: '/console/x/returns/id',
    });
  });
  it('tells the wish by what was chosen', () => {
    const wish = (over: Partial<ReturnRowFacts>) => returnRow(facts(over), OPTIONS).wish;
    expect(wish({ lines: [line({ resolution: 'exchange', exchangeTitle: '43' })], remaining: 0 })).toBe(
      'Exchange for 43',
    );
    expect(wish({ lines: [line({ resolution: 'store_credit' })] })).toBe('€149.00 as credit');
    expect(wish({ lines: [line(), line({ resolution: 'exchange' })] })).toBe('Several wishes, €149.00');
    expect(wish({ lines: [line({ resolution: 'replace' })], remaining: 0 })).toBe('The same again');
  });
  it('asks for what is to be done where that says more than the reason', () => {
    const problem = (over: Partial<ReturnRowFacts>) => returnRow(facts(over), OPTIONS).problem;
    expect(problem({ place: 'refund', status: 'received', damaged: 1 })).toContain('damaged');
    expect(problem({ place: 'arrived', status: 'in_transit' })).toContain('Check what is inside');
    expect(problem({ place: 'arrived', status: 'received', awaited: 0 })).toContain('close it');
    expect(problem({ lines: [line({ reason: null, comment: 'It\n\u0000pinches' })] })).toBe('“It pinches”');
  });
});

const event = (over: Partial<ReturnEventFacts>): ReturnEventFacts => ({
  type: 'approved',
  at: NOW,
  note: null,
  audience: 'everyone',
  actor: 'staff:1',
  actorName: 'Jana',
  data: {},
  ...over,
});

describe('who did what', () => {
  it.each([
    [{}, 'Jana'],
    [{ actor: 'shopper:o', actorName: null }, 'Mila Hart'],
    [{ actor: 'api:k', actorName: null }, 'Your shop system'],
    [{ actor: 'system:expire-return', actorName: null }, null],
    [{ actor: 'shopper:o', actorName: null, data: { by: 'policy' } }, 'Your policy'],
  ] as [Partial<ReturnEventFacts>, string | null][])('%j: %s', (over, who) =>
    expect(whoDid(event(over), 'Mila Hart')).toBe(who),
  );

  it('tells the newest first, with sums and counts in words', () => {
    const entries = returnTimeline(
      [
        event({ type: 'requested', actor: 'shopper:o', actorName: null }),
        event({ type: 'received', data: { accepted: 1, damaged: 1, missing: 0 } }),
        event({ type: 'refunded', actorName: null, actor: 'system:x', data: { amount: 14_900, currency: 'EUR' } }),
        event({ type: 'note', audience: 'staff', note: 'Call her' }),
      ],
      { shopper: 'Mila Hart', zone: 'Europe/Berlin', now: NOW },
    );
    expect(entries.map((entry) => entry.text)).toEqual([
      'Jana noted',
      '€149.00 went back to the payment',
      'Jana checked it in: 1 fine, 1 damaged',
      'Mila asked to send it back',
    ]);
    expect(entries[0]?.isPublic).toBe(false);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(4);
  });

  it('tells whoever comes second what the first one did', () => {
    const events = [event({ at: new Date(NOW.getTime() - 30_000) }), event({ type: 'note' })];
    expect(lastWord(events, { shopper: 'Mila', now: NOW })).toBe('Jana approved it a moment ago');
    expect(lastWord([event({ type: 'note' })], { shopper: 'Mila', now: NOW })).toBeNull();
  });
});
