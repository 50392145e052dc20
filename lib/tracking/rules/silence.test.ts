import { describe, expect, it } from 'vitest';
import { silenceOf } from './silence';
import type { Situation } from './situation';

const judge = (lastSeen: string, today: string, over: Partial<Parameters<typeof silenceOf>[0]> = {}) =>
  silenceOf({
    situation: 'on_the_way' as Situation,
    lastSeen: { day: lastSeen, minute: 600 },
    today,
    minute: 660,
    country: 'DE',
    abroad: false,
    ...over,
  });

describe('silenceOf', () => {
  it('says nothing of a day, a weekend or a holiday without a scan', () => {
    expect(judge('2026-11-24', '2026-11-24')).toBeNull();
    expect(judge('2026-11-24', '2026-11-25')).toBeNull();
    expect(judge('2026-11-20', '2026-11-22')).toBeNull();
    expect(judge('2026-11-25', '2026-11-27', { country: 'US' })).toBeNull();
  });

  it('says from when, and by when we ask', () => {
    expect(judge('2026-11-24', '2026-11-26')).toEqual({
      kind: 'quiet',
      since: '2026-11-24',
      days: 2,
      askAt: { day: '2026-11-27', minute: 720 },
    });
  });

  it('asks at noon of the third working day, not a minute before', () => {
    expect(judge('2026-11-24', '2026-11-27', { minute: 719 })?.kind).toBe('quiet');
    expect(judge('2026-11-24', '2026-11-27', { minute: 720 })).toMatchObject({ kind: 'long', days: 3, askAt: null });
  });

  it('is more patient across a border', () => {
    expect(judge('2026-11-24', '2026-11-26', { abroad: true })).toBeNull();
    expect(judge('2026-11-24', '2026-11-30', { abroad: true })?.kind).toBe('quiet');
    expect(judge('2026-11-24', '2026-12-02', { abroad: true })?.kind).toBe('long');
  });

  it.each(['delivered', 'on_the_van', 'pickup_locker', 'lost', 'returning', 'payment_due'] as const)(
    'does not wait for a scan of what is %s',
    (situation) => expect(judge('2026-11-02', '2026-11-26', { situation })).toBeNull(),
  );

  it('does not speak of a scan there never was', () => {
    expect(judge('2026-11-24', '2026-12-24', { lastSeen: null })).toBeNull();
  });
});
