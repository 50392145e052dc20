import { describe, expect, it } from 'vitest';
import { claimTerms, contractFor } from './claim-terms';

const claimed = {
  kind: 'lost' as const,
  goods: 28_900,
  currency: 'EUR',
  shippedAt: '2026-11-16T23:30:00Z',
  deliveredAt: null,
  zone: 'Europe/Berlin',
};
const terms = { liability: { amount: 50_000, currency: 'EUR' }, claimDays: { lost: 30, damaged: 7, late: null } };

describe('what may be claimed', () => {
  it.each([
    ['the worth of the goods', claimed, terms, { amount: 28_900, limited: false, deadline: '2026-12-17' }],
    [
      'no more than the liability',
      { ...claimed, goods: 60_000 },
      terms,
      { amount: 50_000, limited: true, deadline: '2026-12-17' },
    ],
    [
      'no limit in another currency',
      { ...claimed, goods: 60_000, currency: 'USD' },
      terms,
      { amount: 60_000, limited: false, deadline: '2026-12-17' },
    ],
    ['nothing known', claimed, null, { amount: 28_900, limited: false, deadline: null }],
    [
      'a delay without a window',
      { ...claimed, kind: 'late' as const },
      terms,
      { amount: 28_900, limited: false, deadline: null },
    ],
    [
      'a damage from its delivery',
      { ...claimed, kind: 'damaged' as const, deliveredAt: '2026-11-20T14:00' },
      terms,
      { amount: 28_900, limited: false, deadline: '2026-11-27' },
    ],
    ['never handed over', { ...claimed, shippedAt: null }, terms, { amount: 28_900, limited: false, deadline: null }],
  ])('%s', (_, one, agreed, expected) => {
    expect(claimTerms(one, agreed)).toEqual(expected);
  });

  it('is told by the service’s own agreement, else by the one for all', () => {
    const [all, express] = [{ service: '' }, { service: 'Express' }];
    expect(contractFor([all, express], 'Express')).toBe(express);
    expect(contractFor([all, express], 'Standard')).toBe(all);
    expect(contractFor([express], null)).toBeNull();
  });
});
