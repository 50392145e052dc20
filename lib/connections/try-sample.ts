import { adapterFor } from '@/lib/carriers/registry';
import { sampleOf } from '@/lib/carriers/samples';
import { signRequest } from '@/lib/carriers/signatures/sign-request';
import type { Source } from '@/lib/carriers/types';
import { newId } from '@/lib/core/ids';
import type { SampleResult } from './types';

/**
 * Sends a sample the road of a delivery, signed as its source would with this secret, as far as it is understood; nothing
 * of it is stored. What it cannot prove is that the source itself has the same secret and the right address.
 */
export function trySample(input: { source: Source; secret: string; url: string; now: Date }): SampleResult {
  const { source, secret, url, now } = input;
  const adapter = adapterFor(source);
  const body = sampleOf(source);
  const nowUnix = Math.floor(now.getTime() / 1_000);
  try {
    const headers = signRequest(source, { body, secret, nowUnix, id: newId(now.getTime()) });
    if (!adapter.verify({ method: 'POST', url, headers, body, nowUnix }, secret)) return { isSigned: false };
  } catch {
    return { isSigned: false };
  }
  const { shipments, orders } = adapter.parse(body, 'webhook');
  return {
    isSigned: true,
    orders: orders.length,
    parcels: shipments.length,
    scans: shipments.reduce((sum, { events }) => sum + events.length, 0),
  };
}
