import { describe, expect, it } from 'vitest';
import { RETURN_STATUSES, type ReturnStatus, type ReturnVerb } from '../constants';
import type { ReturnFacts } from './transition';
import { allowedVerbs, canHappen, isSettled } from './transition';

const facts = (status: ReturnStatus, rest: Partial<ReturnFacts> = {}): ReturnFacts => ({
  status,
  unitsAwaited: 0,
  refundable: 0,
  ...rest,
});

describe('allowedVerbs', () => {
  it.each<[ReturnFacts, ReturnVerb[]]>([
    [facts('requested', { unitsAwaited: 2 }), ['approve', 'reject', 'cancel']],
    [facts('approved', { unitsAwaited: 2 }), ['receive', 'cancel', 'close']],
    [facts('approved', { unitsAwaited: 2, refundable: 500 }), ['receive', 'refund', 'cancel', 'close']],
    // kept items: nothing to send
    [facts('approved', { refundable: 500 }), ['refund', 'cancel', 'close']],
    [facts('in_transit', { unitsAwaited: 2 }), ['receive', 'close']],
    [facts('received', { unitsAwaited: 1, refundable: 500 }), ['receive', 'refund', 'close']],
    [facts('received', { refundable: 500 }), ['refund', 'close']],
    [facts('received'), ['close']],
    // the second box comes after the refund of the first
    [facts('completed', { unitsAwaited: 1 }), ['receive']],
    [facts('completed'), []],
    [facts('rejected', { unitsAwaited: 2, refundable: 500 }), []],
    [facts('cancelled', { unitsAwaited: 2, refundable: 500 }), []],
    [facts('expired', { unitsAwaited: 2, refundable: 500 }), []],
  ])('%j: %j', (given, verbs) => {
    expect(allowedVerbs(given)).toEqual(verbs);
  });
});

describe('a return by itself', () => {
  it('ends where nothing is awaited or owed, and stays there', () => {
    expect(isSettled(facts('received'))).toBe(true);
    for (const more of [{ unitsAwaited: 1 }, { refundable: 1 }, { refundPending: true }, { paymentOpen: true }])
      expect(isSettled(facts('received', more))).toBe(false);
    for (const status of ['rejected', 'cancelled', 'expired'] as const)
      for (const event of ['handed_over', 'expire'] as const) expect(canHappen(event, status)).toBe(false);
  });

  it('lets time run out only before the parcel is on its way', () => {
    expect(RETURN_STATUSES.filter((status) => canHappen('expire', status))).toEqual(['requested', 'approved']);
    expect(RETURN_STATUSES.filter((status) => canHappen('handed_over', status))).toEqual(['approved']);
  });
});
