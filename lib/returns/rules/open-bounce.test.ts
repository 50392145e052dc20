import { describe, expect, it } from 'vitest';
import { mayBounce, openBounce } from './open-bounce';

const at = new Date('2026-11-22T12:00:00Z');
const intent = (id: string, rest: { state?: string; bouncedAt?: Date; insteadOf?: string } = {}) => ({
  id,
  kind: 'refund' as const,
  provider: 'shopify',
  state: rest.state ?? (rest.bouncedAt ? 'failed' : 'succeeded'),
  bouncedAt: rest.bouncedAt ?? null,
  insteadOf: rest.insteadOf ?? null,
});

describe('the refund that came back and is still to be paid again', () => {
  it.each([
    ['none came back', [intent('a'), intent('b', { state: 'failed' })], null],
    ['one did', [intent('a', { bouncedAt: at })], 'a'],
    [
      'another is on its way in its place',
      [intent('a', { bouncedAt: at }), intent('b', { state: 'sending', insteadOf: 'a' })],
      null,
    ],
    [
      'the try in its place came to nothing',
      [intent('a', { bouncedAt: at }), intent('b', { state: 'failed', insteadOf: 'a' })],
      'a',
    ],
    [
      'the one in its place came back too',
      [intent('a', { bouncedAt: at }), intent('b', { bouncedAt: at, insteadOf: 'a' })],
      'b',
    ],
  ])('%s', (_, intents, expected) => {
    expect(openBounce(intents)?.id ?? null).toBe(expected);
  });

  it('is never store credit, nor what came off an invoice', () => {
    expect(mayBounce({ kind: 'refund', provider: 'manual' })).toBe(true);
    expect(mayBounce({ kind: 'credit', provider: 'store_credit' })).toBe(false);
    expect(mayBounce({ kind: 'refund', provider: 'invoice' })).toBe(false);
  });
});
