import { describe, expect, it } from 'vitest';
import { orderBlockFacts, returnBlockFacts } from './block-facts';

const order = { country: 'DE', tags: ['vip'], channel: 'web', isFirst: true, categories: ['shoes', null] };
const of = (scope: 'full' | 'gift' | 'status') =>
  orderBlockFacts({ order, scope, locale: 'de', tone: 'attention', isCancelled: false });

describe('orderBlockFacts', () => {
  it('tells the buyer’s page everything', () => {
    expect(of('full')).toEqual({
      page: 'track',
      stage: 'trouble',
      locale: 'de',
      country: 'DE',
      tags: ['vip'],
      channel: 'web',
      categories: ['shoes'],
      isFirstOrder: true,
    });
  });

  it('keeps the buyer from whoever received a gift, and everything from a page of dates alone', () => {
    expect(of('gift')).toMatchObject({ country: 'DE', tags: [], channel: null, isFirstOrder: null });
    expect(of('status')).toMatchObject({ country: null, tags: [], categories: [], isFirstOrder: null });
  });
});

describe('returnBlockFacts', () => {
  it.each([
    ['approved', 'returning'],
    ['completed', 'returned'],
    ['rejected', 'trouble'],
  ] as const)('a return that is %s is %s', (status, stage) => {
    expect(returnBlockFacts({ order, isRecipient: false, locale: 'de', status }).stage).toBe(stage);
  });

  it('of a gift says nothing of the buyer', () => {
    expect(returnBlockFacts({ order, isRecipient: true, locale: 'de', status: 'approved' }).isFirstOrder).toBeNull();
  });
});
