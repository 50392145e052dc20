import { describe, expect, it } from 'vitest';
import { RETURN_STATUSES, RETURN_VERBS, type ReturnStatus, type ReturnVerb } from '../constants';
import type { ReturnFacts } from '../types';
import { allowedVerbs, canApply, canHappen, isSettled, statusAfter } from './transition';

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
    for (const verb of RETURN_VERBS) expect(canApply(verb, given)).toBe(verbs.includes(verb));
  });
});

describe('statusAfter', () => {
  it.each<[ReturnVerb, ReturnFacts, ReturnStatus]>([
    ['approve', facts('requested', { unitsAwaited: 1 }), 'approved'],
    ['reject', facts('requested', { unitsAwaited: 1 }), 'rejected'],
    ['receive', facts('approved', { unitsAwaited: 1, refundable: 500 }), 'received'],
    ['receive', facts('in_transit', { refundable: 500 }), 'received'],
    // an exchange has nothing to pay
    ['receive', facts('in_transit'), 'completed'],
    ['refund', facts('received', { unitsAwaited: 1 }), 'received'],
    ['refund', facts('received'), 'completed'],
    ['refund', facts('received', { refundPending: true }), 'received'],
    ['refund', facts('approved', { unitsAwaited: 2 }), 'approved'],
    ['cancel', facts('approved', { unitsAwaited: 1 }), 'cancelled'],
    ['close', facts('received', { unitsAwaited: 1 }), 'completed'],
  ])('%s with %j: %s', (verb, after, status) => {
    expect(statusAfter(verb, after)).toBe(status);
  });

  it('ends where nothing is awaited or owed, and stays there', () => {
    expect(isSettled(facts('received'))).toBe(true);
    for (const status of ['rejected', 'cancelled', 'expired'] as const)
      for (const event of ['handed_over', 'expire'] as const) expect(canHappen(event, status)).toBe(false);
  });

  it('lets time run out only before the parcel is on its way', () => {
    expect(RETURN_STATUSES.filter((status) => canHappen('expire', status))).toEqual(['requested', 'approved']);
    expect(RETURN_STATUSES.filter((status) => canHappen('handed_over', status))).toEqual(['approved']);
    expect(statusAfter('handed_over', facts('approved'))).toBe('in_transit');
    expect(statusAfter('expire', facts('approved'))).toBe('expired');
  });
});
