import { describe, expect, it, test } from 'vitest';
import { SOURCES } from '@/lib/carriers/types';
import { PARKED_REASONS } from '../constants';
import type { ConnectionRead } from '../schema';
import { SOURCE_GUIDES } from './describe-source';
import { wordConnection } from './word-connection';
import { outcomeOf } from './word-inbox';
import { wordUnknownCode } from './word-unknown-code';

const parked = (reason: string, members: object = {}) =>
  outcomeOf({ state: 'parked', reason, detail: null, waitsFor: null, ...members });

describe('what became of a message', () => {
  it('tells what waits by itself from what a person must look at', () => {
    expect(parked('unknown_number', { detail: '00340 123' })).toMatchObject({
      badge: { label: 'Waits' },
      text: 'No parcel bears the number 00340 123 yet. The moment one does, this is applied.',
    });
    expect(parked('unknown_order', { waitsFor: 'order gid://1' }).text).toBe(
      'The order gid://1 is not here yet. The moment it comes, this is applied.',
    );
    expect(parked('unknown_shipment').text).toBe(
      'The parcel it names is not here yet. The moment it comes, this is applied.',
    );
    expect(parked('not_understood', { detail: 'The body is not JSON.' })).toEqual({
      badge: { tone: 'attention', label: 'Needs a look' },
      text: 'We could not make sense of it.',
      detail: 'The body is not JSON.',
    });
    expect(outcomeOf({ state: 'processed', reason: null, detail: null, waitsFor: null }).badge.label).toBe(
      'Understood',
    );
  });

  test.each(PARKED_REASONS)('%s has words of its own', (reason) => {
    const others = PARKED_REASONS.filter((one) => one !== reason).map((one) => parked(one).text);
    expect(others).not.toContain(parked(reason).text);
  });
});

test('what was too large says how large it is and what to do', () => {
  const entry = { state: 'parked', reason: 'too_large', detail: '5.2 MB', waitsFor: null } as const;
  expect(outcomeOf(entry)).toMatchObject({
    badge: { label: 'Needs a look' },
    text: expect.stringMatching(/larger than the 1 MB.*kept/),
    detail: '5.2 MB. Read it again to apply it.',
  });
});

test.each(SOURCES)('%s has a guide that says where to paste the address and the secret', (source) => {
  const { name, place, secretPlace } = SOURCE_GUIDES[source];
  for (const text of [place, secretPlace]) expect(text).toMatch(/\w{3,}.*[.}]$/);
  expect(name).not.toBe('');
});

describe('a connection', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const read = (members: Partial<ConnectionRead>): ConnectionRead => ({
    id: 'x',
    source: 'ups',
    name: 'ups',
    webhook_url: 'https://porchlight.example/api/hooks/x',
    created_at: '2026-11-20T12:00:00Z',
    last_seen_at: null,
    last_poll_at: null,
    is_polled: false,
    delivery_requests_url: null,
    delivery_requests_carriers: [],
    last_error_at: null,
    last_error: null,
    too_large_count: 0,
    too_large_at: null,
    too_large_bytes: null,
    ...members,
  });
  const say = (members: Partial<ConnectionRead>) => wordConnection(read(members), { zone: 'UTC', now });

  it('is troubled from a failure until it is heard again', () => {
    const failed = { last_error_at: '2026-11-25T11:00:00Z', last_error: 'The signature does not fit the secret.' };
    expect(say({})).toMatchObject({
      name: 'UPS',
      heard: null,
      trouble: null,
      badge: { label: 'Waiting for its first word' },
    });
    expect(say(failed)).toMatchObject({
      badge: { label: 'Needs a look' },
      trouble: { text: expect.stringMatching(/signature/) },
    });
    expect(say({ ...failed, last_seen_at: '2026-11-25T10:00:00Z' }).badge.label).toBe('Needs a look');
    expect(say({ ...failed, last_seen_at: '2026-11-25T11:57:00Z' })).toMatchObject({
      badge: { label: 'Connected' },
      trouble: null,
      heard: '3 minutes ago',
    });
    expect(say({ ...failed, is_polled: true, last_poll_at: '2026-11-25T11:58:00Z' })).toMatchObject({
      badge: { label: 'Connected' },
      trouble: null,
      heard: null,
      asking: 'on',
      answered: '2 minutes ago',
    });
  });

  it('says what was too large, also when all is well since', () => {
    const at = '2026-11-24T11:00:00Z';
    const large = {
      too_large_count: 1,
      too_large_at: at,
      too_large_bytes: 5_452_595,
      last_error_at: at,
      last_error: 'x',
    };
    expect(say({ ...large, last_seen_at: '2026-11-25T11:57:00Z' })).toMatchObject({
      badge: { label: 'Needs a look' },
      trouble: null,
      tooLarge: {
        text: expect.stringMatching(/^A delivery of 5\.2 MB was refused as too large/),
        when: 'Tue 24 Nov, 11:00',
      },
    });
    const old = { ...large, too_large_count: 1_200, too_large_at: '2026-11-01T11:00:00Z' };
    expect(say({ ...old, last_seen_at: '2026-11-25T11:57:00Z' })).toMatchObject({
      badge: { label: 'Connected' },
      tooLarge: { text: expect.stringMatching(/^1,200 deliveries were .* the latest of 5\.2 MB/) },
    });
    expect(say({ ...large, too_large_at: '2026-08-01T11:00:00Z' }).tooLarge).toBeNull();
  });

  it('says whether it can be asked', () => {
    expect(say({}).asking).toBe('off');
    expect(say({ source: 'generic' }).asking).toBe('impossible');
  });

  it('words codes nobody knows', () => {
    const code = {
      source: 'dhl' as const,
      code: 'XYZ',
      description: 'Odd',
      shownAs: 'delivered',
      inboxId: null,
      firstAt: now,
      lastAt: now,
    };
    expect(wordUnknownCode({ ...code, times: 14 }, 'mug', now)).toMatchObject({
      text: 'DHL sent a code we do not know: XYZ, 14 times.',
      said: 'Odd',
      shown: 'Shoppers read “delivered”: that was told beside the code',
      href: null,
    });
    const update = { ...code, shownAs: 'in_transit update', times: 1, description: 'XYZ', inboxId: 'i' };
    expect(wordUnknownCode(update, 'mug', now)).toMatchObject({
      shown: 'Shoppers read “an update”',
      text: expect.stringMatching(/once\.$/),
      said: null,
      href: '/console/mug/connections/inbox/i',
    });
  });
});
