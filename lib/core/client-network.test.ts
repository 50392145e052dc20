import { describe, expect, it } from 'vitest';
import { networkOf } from './client-network';

describe('networkOf', () => {
  it.each([
    ['203.0.113.77', '203.0.113'],
    ['::ffff:203.0.113.77', '203.0.113'],
    ['2001:db8:12:34ff::1', '2001:db8:12:34'],
    ['2001:db8:12:3402:1:2:3:4', '2001:db8:12:34'],
    ['::1', '0:0:0:00'],
  ])('%s → %s', (address, network) => {
    expect(networkOf(new Headers({ 'x-forwarded-for': address }))).toBe(network);
  });

  it('puts all requests without an address in one place', () => {
    expect(networkOf(new Headers())).toBe(networkOf(new Headers()));
  });
});
