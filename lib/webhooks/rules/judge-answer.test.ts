import { describe, expect, it } from 'vitest';
import { PAUSES } from '../constants';
import { isGivenUp, judgeAnswer } from './judge-answer';

const now = new Date('2026-11-25T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const judge = (status: number | null, { attempt = 1, retryAfter = null as string | null, spread = 0 } = {}) =>
  judgeAnswer({ status, retryAfter }, { attempt, now, spread });

describe('an answer', () => {
  it.each([200, 201, 202, 204, 299])('of %d is a delivery', (status) => {
    expect(judge(status)).toEqual({ outcome: 'delivered' });
  });

  it.each([100, 199, 300, 301, 302, 308, 400, 401, 404, 429, 500, 502, 503, null])('of %s is tried again', (status) => {
    expect(judge(status)).toEqual({ outcome: 'retry', at: later(5) });
  });

  it('of 410 is the last word', () => {
    expect(judge(410)).toEqual({ outcome: 'gone' });
  });
});

describe('the schedule', () => {
  it('spans ten tries over about three days, each pause longer than the one before', () => {
    const pauses = PAUSES.map((_, i) => {
      const verdict = judge(500, { attempt: i + 1 });
      return verdict.outcome === 'retry' ? (verdict.at.getTime() - now.getTime()) / 1_000 : 0;
    });
    expect(pauses).toEqual([...PAUSES]);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3_600;
    expect(hours).toBeGreaterThan(72);
    expect(hours).toBeLessThan(80);
    expect(judge(500, { attempt: 10 })).toEqual({ outcome: 'failed' });
  });

  it('is spread by a tenth at most', () => {
    expect(judge(500, { attempt: 2, spread: 1 })).toEqual({ outcome: 'retry', at: later(330) });
  });

  it.each([
    ['60', 60],
    ['1', 5],
    ['Wed, 25 Nov 2026 12:10:00 GMT', 600],
    ['Wed, 25 Nov 2020 12:10:00 GMT', 5],
    ['999999999', 86_400],
    ['soon', 5],
    ['-5', 5],
  ])('waits at least as long as Retry-After %s asks for', (retryAfter, seconds) => {
    expect(judge(429, { retryAfter })).toEqual({ outcome: 'retry', at: later(seconds) });
  });
});

it('five days without a delivery are enough', () => {
  const since = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  expect([null, since(119), since(120)].map((one) => isGivenUp(one, now))).toEqual([false, false, true]);
});
