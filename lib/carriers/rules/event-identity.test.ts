import { expect, it } from 'vitest';
import type { CanonicalEvent } from '../types';
import { buildEvent } from './build-shipment';
import { eventIdentity, normalizedCity } from './event-identity';
import { meaningOf } from './meaning';

const event = (over: Partial<CanonicalEvent> = {}): CanonicalEvent => ({
  ...buildEvent({
    time: { occurred_at: '2026-05-05T10:00:00Z', local_time: '2026-05-05T12:00:00' },
    meaning: meaningOf('in_transit', 'arrived'),
    code: 'AR',
    description: 'Arrived',
    location: { city: 'PARIS, FR', region: null, postal_code: null, country: 'FR', latitude: null, longitude: null },
  }),
  ...over,
});
const key = (over: Partial<CanonicalEvent> = {}) => eventIdentity('dpd', event(over));
const city = (name: string) => ({
  city: name,
  region: null,
  postal_code: null,
  country: null,
  latitude: null,
  longitude: null,
});

it('is the same for a scan told again in other words, spelling or precision', () => {
  for (const over of [
    { description: 'Arrivé au centre' },
    { location: city('Paris, France') },
    { location: city('  paris ') },
    { code: ' ar ' },
    { occurred_at: '2026-05-05T10:00:00.250Z' },
    { sub_status: null },
  ]) {
    expect(key(over)).toBe(key());
  }
});

it('differs by instant, code, status and city', () => {
  const others = [
    { occurred_at: '2026-05-05T10:00:01Z' },
    { code: 'DP' },
    { status: 'delivered' as const },
    { location: city('Lyon') },
  ];
  expect(new Set([key(), ...others.map(key)]).size).toBe(5);
});

it('falls back to the wall clock, and prefers the provider’s id', () => {
  expect(key({ occurred_at: null })).toContain('2026-05-05T12:00:00');
  expect(key({ id: 'e1', code: 'X' })).toBe(key({ id: 'e1', code: 'Y' }));
  expect(eventIdentity('ups', event({ id: 'e1' }))).not.toBe(key({ id: 'e1' }));
  expect(key({ id: 'x'.repeat(10_000) }).length).toBeLessThan(300);
});

it('reads cities of any script', () => {
  expect(normalizedCity('São Paulo')).toBe('saopaulo');
  expect(normalizedCity('東京都, JP')).toBe('東京都');
  expect(normalizedCity(null)).toBe('');
});
