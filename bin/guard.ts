import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import { LARGEST_KEPT } from '@/lib/api/constants';
import { newId } from '@/lib/core/ids';
import { contains, plainAddress } from '@/lib/core/networks';

/** A request that never reaches a handler. */
export type Refusal = { status: number; code: string; detail: string; headers?: Record<string, string> };

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const LONGEST_TARGET = 8_192;
const HOST = /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;
const MEGABYTE = 1_048_576;

const malformed = (detail: string): Refusal => ({ status: 400, code: 'INVALID', detail });

/** Judges what the request line and headers say; null lets the request pass. */
export function judge(request: IncomingMessage): Refusal | null {
  const { method = '', url = '', headers } = request;
  if (!METHODS.includes(method)) {
    return {
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      detail: 'This method is not known here.',
      headers: { allow: METHODS.join(', ') },
    };
  }
  if (url.length > LONGEST_TARGET) return { status: 414, code: 'TOO_LARGE', detail: 'This address is too long.' };
  const wrong = malformedTarget(url);
  if (wrong) return malformed(wrong);
  const named = request.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (named.length > 1 || !HOST.test(headers.host ?? '')) return malformed('The Host header is missing or malformed.');
  const length = Number(headers['content-length'] ?? 0);
  if (length > bodyLimit(request)) return tooLarge(request);
  return null;
}

function malformedTarget(url: string): string | null {
  if (!url.startsWith('/') || url.startsWith('//')) return 'The request target must be a path.';
  const path = url.split('?', 1)[0] ?? '';
  // A literal backslash is a slash to some parsers; a NUL ends a text to others, and PostgreSQL stores none.
  if (/[\\\s]/.test(path) || /%00/.test(url)) return 'The request target holds a forbidden character.';
  try {
    const segments = path.split('/').map(decodeURIComponent);
    if (segments.some((segment) => segment === '.' || segment === '..'))
      return 'The request target holds a dot segment.';
  } catch {
    return 'The request target is not valid percent-encoded UTF-8.';
  }
  return null;
}

/** Photos travel in forms of the pages; everything else is text. */
export const isUpload = ({ url, headers }: IncomingMessage) =>
  !isMachine(url) && /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/** A connection's own address. What is too large there is refused by whoever answers it, since some of it is kept. */
const HOOK = /^\/api\/hooks\/[\da-f-]{36}(?:[?]|$)/i;
export const isHook = ({ url = '' }: IncomingMessage) => HOOK.test(url);

/** Bytes a body may have before it is turned away unread. */
export const bodyLimit = (request: IncomingMessage) =>
  isHook(request) ? LARGEST_KEPT : (isUpload(request) ? 10 : 1) * MEGABYTE;

/** Whether programs rather than people read the answers of an address. */
export const isMachine = (url = '') => url.startsWith('/api/');

export function tooLarge(request: IncomingMessage): Refusal {
  const limit = isUpload(request) ? 10 : 1;
  return { status: 413, code: 'TOO_LARGE', detail: `The body is larger than ${limit} MB.` };
}

/** Headers with which Next's own parts talk to each other, or a platform to Next: nobody outside may speak them. */
const INTERNAL =
  /^(?:next-resume$|x-porchlight-|x-next-|x-middleware-|x-invoke-|x-now-|x-matched-path$|x-prerender-|x-vercel-|x-action-)/;
const FORWARDED = /^(?:forwarded$|x-forwarded-|x-real-ip$|x-client-ip$|x-original-|x-rewrite-url$)/;

/**
 * Leaves only headers that may be believed. Behind it `x-forwarded-for` is one address, the client's, and
 * `x-forwarded-host` and `-proto` are what the client used, whoever the request passed through.
 */
export function cleanHeaders(request: IncomingMessage, proxies: BlockList): void {
  const { headers, socket } = request;
  const peer = plainAddress(socket.remoteAddress ?? '');
  const trusted = contains(proxies, peer);
  const first = (name: string) =>
    (trusted
      ? String(headers[name] ?? '')
          .split(',')[0]
          ?.trim()
      : '') || undefined;
  const client = trusted ? clientOf(String(headers['x-forwarded-for'] ?? ''), peer, proxies) : peer;
  const host = first('x-forwarded-host');
  const proto = first('x-forwarded-proto');
  const requestId =
    trusted && /^[\w-]{8,64}$/.test(String(headers['x-request-id'])) ? headers['x-request-id'] : newId();

  const dropped = (name: string) => INTERNAL.test(name) || FORWARDED.test(name);
  for (const name of Object.keys(headers)) if (dropped(name)) delete headers[name];
  const raw = request.rawHeaders;
  request.rawHeaders = raw.filter((_, at) => !dropped((raw[at - (at % 2)] ?? '').toLowerCase()));

  headers['x-forwarded-for'] = client;
  headers['x-forwarded-host'] = host && HOST.test(host) ? host : headers.host;
  headers['x-forwarded-proto'] = proto === 'https' ? 'https' : 'http';
  headers['x-request-id'] = requestId;
}

/** The last address of the chain that is not one of our proxies: what stands before it anyone can write. */
function clientOf(chain: string, peer: string, proxies: BlockList): string {
  const hops = chain.split(',').map((hop) => plainAddress(hop.trim()));
  for (const hop of hops.reverse()) {
    if (!/^[\da-f.:]+$/i.test(hop)) break;
    if (!contains(proxies, hop)) return hop;
  }
  return peer;
}

/**
 * Answers a refusal: a problem document to programs, a plain page to people. A body on its way is still read and
 * thrown away, since closing the connection on it would take the answer along.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, code, detail, headers } = refusal;
  const machine = isMachine(request.url);
  const body = machine
    ? JSON.stringify({ type: 'about:blank', title: detail, status, code, detail })
    : `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${detail}</title><h1>${detail}</h1><p>Please go back and try again.</p></html>`;
  response.writeHead(status, {
    ...headers,
    'content-type': machine ? 'application/problem+json' : 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    ...(request.headers.expect && { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
