import { connection } from 'next/server';
import { checkHealth } from '@/lib/core/health';

/** 200 when Porchlight can serve, else 503 with the reason: what load balancers and `npm run demo` wait for. */
export async function GET() {
  await connection();
  const state = await checkHealth();
  const headers = { 'cache-control': 'no-store' };
  if (state === 'ok') return Response.json({ status: 'ok' }, { headers });
  return Response.json(
    { status: 'unavailable', reason: state },
    { status: 503, headers: { ...headers, 'retry-after': '2' } },
  );
}
