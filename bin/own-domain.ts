import type { IncomingMessage, ServerResponse } from 'node:http';
import { env } from '@/lib/core/env';
import { findDomain } from '@/lib/domains/find-domain';
import { normalizeHost } from '@/lib/domains/rules/normalize-host';
import type { Refusal } from './guard';

/** What belongs to no shop's pages but to all of them: scripts, styles, pictures. */
const SHARED = /^\/(?:(?:_next|assets|fonts|demo|media)\/|(?:favicon\.ico|icon\.svg|embed\.js)(?:$|\?))/;
/** A name without a domain, or an address: machines beside us, load balancers, people trying it out. */
const NEAR = /^(?:localhost|\[[\da-f:.]+\]|[\d.]+|[\w-]+)(?::\d+)?$/i;

/** Tells the pages how they were asked for (lib/storefront/serve-page.tsx). */
const DOMAIN_HEADER = 'x-porchlight-domain';

/**
 * On a merchant's own proven name, leads the request to that shop's pages and to nothing else: the console, the API and
 * other shops do not exist there. Names that are nobody's are refused (421) once our own address is known, so that a
 * made-up Host never reaches a page. Answers a refusal, or null where the request goes on.
 */
export async function placeRequest(request: IncomingMessage, response: ServerResponse): Promise<Refusal | null> {
  const given = String(request.headers['x-forwarded-host'] ?? '');
  const { publicUrl, isPublicUrlSet } = env();
  const host = NEAR.test(given) ? null : normalizeHost(given);
  if (NEAR.test(given) || host === new URL(publicUrl).hostname) return null;
  const slug = host && (await findDomain(host));
  if (!slug) return isPublicUrlSet ? MISDIRECTED : null;
  const prefix = `/s/${slug}`;
  const url = request.url ?? '/';
  const isPrefixed = url === prefix || url.startsWith(`${prefix}/`) || url.startsWith(`${prefix}?`);
  dropPrefix(response, prefix);
  if (isPrefixed && (request.method === 'GET' || request.method === 'HEAD')) {
    return {
      status: 308,
      code: 'MOVED',
      detail: 'This page lives here.',
      headers: { location: withoutPrefix(url, prefix) },
    };
  }
  if (!isPrefixed && !SHARED.test(url))
    request.url = url.startsWith('/?') ? prefix + url.slice(1) : prefix + (url === '/' ? '' : url);
  request.headers[DOMAIN_HEADER] = host;
  return null;
}

const MISDIRECTED: Refusal = { status: 421, code: 'NOT_FOUND', detail: 'Nothing is served under this name.' };

const withoutPrefix = (path: string, prefix: string) => {
  const rest = path.slice(prefix.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
};

/** Redirects of pages that know themselves by our address stay under the name they were asked for. */
function dropPrefix(response: ServerResponse, prefix: string): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const leads = name.toLowerCase() === 'location' && typeof value === 'string' && value.startsWith(prefix);
    return setHeader(name, leads ? withoutPrefix(value, prefix) : value);
  };
}
