import { networkOf } from '@/lib/core/client-network';
import { AppError } from '@/lib/core/errors';
import { consumeLimit } from '@/lib/core/rate-limit';
import { findDomain } from '@/lib/domains/find-domain';
import { normalizeHost } from '@/lib/domains/rules/normalize-host';

const ASK_LIMIT = { points: 600, windowSeconds: 60 };

/**
 * Whether a certificate may be asked for: 200 for names that shops have proven, 404 for all others. What a TLS proxy
 * asks before it orders one on demand (Caddy: `on_demand_tls { ask … }`, which adds `?domain=`).
 */
export async function GET(request: Request) {
  const headers = { 'cache-control': 'no-store' };
  try {
    await consumeLimit('domain-ask', networkOf(request.headers), ASK_LIMIT);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(null, { status: 429, headers: { ...headers, 'retry-after': '60' } });
  }
  const host = normalizeHost(new URL(request.url).searchParams.get('domain') ?? '');
  const isServed = host !== null && (await findDomain(host)) !== null;
  return new Response(null, { status: isServed ? 200 : 404, headers });
}
