import { lookup } from 'node:dns';
import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { type BlockList, isIP, type LookupFunction } from 'node:net';
import { env } from './env';
import { contains, parseNetworks } from './networks';

/**
 * Addresses that are not the public internet (IANA special-purpose registries): this host, private and shared networks,
 * link-local with the clouds' metadata services, documentation, multicast, and IPv6 forms that carry an IPv4 address. A mapped one (::ffff:…) is judged by what it carries.
 */
const NOT_PUBLIC = parseNetworks(
  `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
   192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
   ::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16
   fc00::/7 fe80::/10 fec0::/10 ff00::/8`.trim(),
);

/** A request that was not made, or an answer that did not come. `reason` may be shown to whoever named the address. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  constructor(
    readonly reason: 'forbidden_address' | 'unknown_host' | 'timeout' | 'no_answer',
    options?: ErrorOptions,
  ) {
    super(`The request failed: ${reason}.`, options);
  }
}

/** Whether a request may go to an address, beside the public ones to those of `permitted`. */
export function mayReach(address: string, permitted: BlockList): boolean {
  return !contains(NOT_PUBLIC, address) || contains(permitted, address);
}

/**
 * What is wrong with an address that somebody wants us to send to, as far as that can be told without the network; null:
 * nothing. A name is judged when it is resolved, before each connection.
 */
export function refuseUrl(text: string, permitted: BlockList = env().outboundNetworks): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return 'Must be an http or https address';
  if (url.username || url.password) return 'Must not hold a user name or password';
  const host = hostOf(url);
  const isLocal = /(^|\.)localhost\.?$/.test(host) && !mayReach('127.0.0.1', permitted);
  if (isLocal || (isIP(host) && !mayReach(host, permitted))) return 'Must not lead into a private network';
  return null;
}

const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

export type SafeRequest = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Until the whole answer is there. */
  timeoutMs?: number;
  /** Beyond these bytes the answer is not read. */
  maxBytes?: number;
  /** Networks that may be reached though they are private; those of the settings unless told. */
  permitted?: BlockList;
  /** The name service; the system's own unless told. */
  resolve?: typeof lookup;
};
export type SafeAnswer = { status: number; headers: IncomingMessage['headers']; text: string; bytes: Buffer };

/**
 * The only way out to addresses that people name. http and https alone; the name is resolved once, every address it has
 * must be a public one, and the connection goes to what was resolved, so no second answer of a name server counts. A
 * redirect is an answer like any other: it is never followed.
 * @throws RequestFailed
 */
export function safeFetch(address: string, options: SafeRequest = {}): Promise<SafeAnswer> {
  const { method = 'GET', headers, body, timeoutMs = 15_000, maxBytes = 65_536 } = options;
  const permitted = options.permitted ?? env().outboundNetworks;
  return new Promise((answered, failed) => {
    if (refuseUrl(address, permitted)) return failed(new RequestFailed('forbidden_address'));
    const url = new URL(address);
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      // A connection of its own: one that was made for another name must not be used again.
      agent: false,
      lookup: guarded(permitted, options.resolve ?? lookup),
      signal: AbortSignal.timeout(timeoutMs),
    });
    request.on('error', (error: Error) => failed(asFailure(error)));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const finish = () => {
        response.destroy();
        const bytes = Buffer.concat(chunks).subarray(0, maxBytes);
        answered({ status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString('utf8'), bytes });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= maxBytes) finish();
      });
      response.on('end', finish);
      response.on('error', (error: Error) => failed(asFailure(error)));
    });
    request.end(body);
  });
}

/** Resolves a name for a connection and refuses it where any of its addresses may not be reached. */
const guarded =
  (permitted: BlockList, resolve: typeof lookup): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(new RequestFailed('unknown_host', { cause: error }), []);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => mayReach(address, permitted)))
        return callback(new RequestFailed('forbidden_address'), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

function asFailure(error: Error): RequestFailed {
  if (error instanceof RequestFailed) return error;
  const reason = error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : 'no_answer';
  return new RequestFailed(reason, { cause: error });
}
