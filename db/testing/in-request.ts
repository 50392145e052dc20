import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external';
import { HeadersAdapter } from 'next/dist/server/web/spec-extension/adapters/headers';
import { RequestCookies } from 'next/dist/server/web/spec-extension/cookies';
import { encode } from 'next-auth/jwt';
import { startStaffSession } from '@/lib/auth/sign-in';
import { env } from '@/lib/core/env';

/** Runs server code as within a request of Next that has these headers: what `headers()` and `cookies()` read. */
export function inRequest<T>(headers: Record<string, string>, run: () => Promise<T>): Promise<T> {
  const list = HeadersAdapter.seal(new Headers(headers));
  const store = { type: 'request', phase: 'action', headers: list, cookies: new RequestCookies(new Headers(headers)) };
  const work = { route: '/test', pendingRevalidatedTags: [], incrementalCache: {}, pathWasRevalidated: 0 };
  return workAsyncStorage.run(work as never, () => workUnitAsyncStorage.run(store as never, run));
}

/** The cookie of somebody signed in. */
export async function sessionCookie(userId: string): Promise<string> {
  const name = 'authjs.session-token';
  const sid = await startStaffSession(userId, new Date());
  return `${name}=${await encode({ token: { sub: userId, sid }, secret: env().secret, salt: name })}`;
}
