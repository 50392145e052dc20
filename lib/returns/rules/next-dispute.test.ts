import { describe, expect, it } from 'vitest';
import { nextDispute } from './next-dispute';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const news = (state: 'open' | 'won' | 'lost', day: number | null, amount = 2500) => ({
  state,
  amount,
  reason: null,
  openedAt: null,
  updatedAt: day === null ? null : at(day),
});
const told = (...all: ReturnType<typeof news>[]) =>
  all.reduce<ReturnType<typeof nextDispute>>((known, one) => nextDispute(known, one, at(20)) ?? known, null);

describe('news of a dispute', () => {
  it.each([
    ['opens it', [news('open', 1)], 'open'],
    ['ends it', [news('open', 1), news('won', 5)], 'won'],
    ['that is older than what is known changes nothing', [news('lost', 5), news('open', 1)], 'lost'],
    ['without a date opens nothing again', [news('won', null), news('open', null)], 'won'],
    ['that is later opens it again', [news('won', 5), news('open', 9)], 'open'],
    ['may turn a win into a loss', [news('won', 5), news('lost', 9)], 'lost'],
  ])('%s', (_, all, expected) => {
    expect(told(...all)?.state).toBe(expected);
  });

  it('told twice is no news', () => {
    const known = told(news('open', 1));
    expect(nextDispute(known, news('open', 1), at(21))).toBeNull();
    expect(nextDispute(known, news('open', 1, 3000), at(21))?.amount).toBe(3000);
  });

  it('keeps when it was opened and closed', () => {
    expect(told(news('open', 1), news('lost', 5), news('lost', 7))).toMatchObject({ openedAt: at(1), closedAt: at(5) });
  });
});
