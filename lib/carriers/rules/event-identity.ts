import type { CanonicalEvent } from '../types';

/** "PARIS, FR", "Paris, France" and "París" are one place. */
export const normalizedCity = (city: string | null | undefined): string =>
  (city?.split(',')[0] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 60);

/**
 * What makes a scan the same scan when it is told again, within one shipment: the provider's id, else the instant (or
 * wall clock), code, status and city. Text is no part of it: carriers reword and translate it.
 */
export function eventIdentity(source: string, event: CanonicalEvent): string {
  if (event.id) return `${source}:${event.id.slice(0, 200)}`;
  const when = event.occurred_at ? event.occurred_at.replace(/\.\d+/, '') : (event.local_time ?? 'undated');
  const code = (event.code ?? '').trim().toUpperCase().slice(0, 80);
  const scan = [when, code, event.status, normalizedCity(event.location?.city)];
  // A courier on the round says the same again and again, each time a little nearer.
  if (event.stops !== null && event.stops !== undefined) scan.push(`${event.stops} stops`);
  if (event.eta) scan.push(event.eta.latest);
  return scan.join('|');
}
