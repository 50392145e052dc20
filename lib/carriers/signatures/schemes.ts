import { createHash, createPublicKey, verify } from 'node:crypto';
import type { SignedRequest } from '../types';
import { isFresh, sameHmac, sameSecret } from './compare';

/** True when the request was signed with the secret. Never throws, never verifies with an empty secret. */
export type Verifier = (request: SignedRequest, secret: string) => boolean;

/** The base64 HMAC-SHA256 of the raw body in one of the headers named. */
const base64Body =
  (...names: string[]): Verifier =>
  ({ headers, body }, secret) => {
    const given = names.map((name) => headers[name]).find((value) => value !== undefined);
    return sameHmac(given, { algorithm: 'sha256', key: secret, signed: body, encoding: 'base64' });
  };

export const aftership = base64Body('aftership-hmac-sha256');
/** Classic webhooks carry the `x-` names, the Events scheme the bare ones. */
export const shopify = base64Body('x-shopify-hmac-sha256', 'shopify-hmac-sha256');
export const woocommerce = base64Body('x-wc-webhook-signature');

/** `hmac-sha256-hex=<hex>`; the key is the secret in NFKD, as EasyPost's own libraries have it. */
export const easypost: Verifier = ({ headers, body }, secret) => {
  const given = headers['x-hmac-signature'];
  if (!given?.startsWith('hmac-sha256-hex=')) return false;
  const key = secret.normalize('NFKD');
  return sameHmac(given.slice('hmac-sha256-hex='.length), { algorithm: 'sha256', key, signed: body, encoding: 'hex' });
};

/** Shippo signs "t.body" on request (`Shippo-Auth-Signature: t=…,v1=…`); accounts without it use `?token=`. */
export const shippo: Verifier = (request, secret) => {
  const header = request.headers['shippo-auth-signature'];
  return header === undefined ? sameToken(queryToken(request.url), secret) : sameTimed(header, request, secret);
};

/** `Stripe-Signature: t=…,v1=…`, of "t.body", no older than five minutes; several `v1` while a secret is being changed. */
export const stripe: Verifier = (request, secret) => {
  const header = request.headers['stripe-signature'];
  return header !== undefined && sameTimed(header, request, secret);
};

function sameTimed(header: string, request: SignedRequest, secret: string): boolean {
  const parts = header.split(',').map((part) => part.trim());
  const t = parts.find((part) => part.startsWith('t='))?.slice(2);
  if (!isFresh(t, request.nowUnix)) return false;
  const signed = `${t}.${request.body}`;
  return parts.some(
    (part) =>
      part.startsWith('v1=') && sameHmac(part.slice(3), { algorithm: 'sha256', key: secret, signed, encoding: 'hex' }),
  );
}

/** FedEx signs the body with the project's security token; hex and base64 are both seen. */
export const fedex: Verifier = (request, secret) => {
  const given = request.headers['fdx-signature'];
  if (given === undefined) return sharedSecret(request, secret);
  const hmac = { algorithm: 'sha256', key: secret, signed: request.body } as const;
  return sameHmac(given, { ...hmac, encoding: 'hex' }) || sameHmac(given, { ...hmac, encoding: 'base64' });
};

/** Karrio sends the webhook's secret itself in `X-Event-Id`. */
export const karrio: Verifier = ({ headers }, secret) => sameToken(headers['x-event-id'], secret);

/** Ship24 sends `Authorization: Bearer <secret>`. */
export const ship24: Verifier = ({ headers }, secret) =>
  sameToken(/^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1], secret);

/**
 * Carriers without a signature send back a secret given at registration: as `x-api-key`, `credential`, a bearer token,
 * the password of basic authentication, or `?token=` of the address. These prove the sender, not the body.
 */
export const sharedSecret: Verifier = ({ headers, url }, secret) => {
  const authorization = headers.authorization ?? '';
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
  const password = basic && Buffer.from(basic, 'base64').toString('utf8').split(':').slice(1).join(':');
  const bearer = /^Bearer (.+)$/i.exec(authorization)?.[1];
  const pair = basic && Buffer.from(basic, 'base64').toString('utf8');
  return [headers['x-api-key'], headers.credential, bearer, password, pair, queryToken(url)].some((given) =>
    sameToken(given, secret),
  );
};

/** `sign` is the plain SHA-256 of body, "/" and key. */
export const seventeenTrack: Verifier = ({ headers, body }, secret) => {
  if (!headers.sign || secret === '') return false;
  return sameSecret(headers.sign, createHash('sha256').update(`${body}/${secret}`, 'utf8').digest('hex'));
};

/** Meta's platforms (WhatsApp, Messenger): `sha256=<hex>`; the older SHA-1 header alone is refused. */
export const whatsapp: Verifier = ({ headers, body }, secret) => {
  const given = headers['x-hub-signature-256'];
  if (!given?.startsWith('sha256=')) return false;
  return sameHmac(given.slice('sha256='.length), { algorithm: 'sha256', key: secret, signed: body, encoding: 'hex' });
};

/**
 * Standard Webhooks 1.0: `v1,` signatures over "id.timestamp.body", several during a rotation; with a public key
 * (`whpk_`) for a secret, the asymmetric `v1a,`.
 */
export const standardWebhooks: Verifier = ({ headers, body, nowUnix }, secret) => {
  const [id, timestamp, signatures] = [
    headers['webhook-id'],
    headers['webhook-timestamp'],
    headers['webhook-signature'],
  ];
  if (!id || !signatures || !isFresh(timestamp, nowUnix)) return false;
  const signed = `${id}.${timestamp}.${body}`;
  // a header sent twice arrives joined by a comma and a space
  const given = signatures.split(/,?\s+/);
  if (secret.startsWith('whpk_'))
    return given.some((one) => one.startsWith('v1a,') && isEd25519(one.slice(4), signed, secret));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const hmac = { algorithm: 'sha256', key, signed, encoding: 'base64' } as const;
  return given.some((one) => one.startsWith('v1,') && sameHmac(one.slice(3), hmac));
};

/** The DER of an Ed25519 public key up to its 32 bytes. */
const ED25519_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

function isEd25519(signature: string, signed: string, publicKey: string): boolean {
  const raw = Buffer.from(publicKey.slice('whpk_'.length), 'base64');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([ED25519_PREFIX, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(signed, 'utf8'), key, Buffer.from(signature, 'base64'));
}

/** Twilio signs the public address and the sorted form fields; of a JSON body, the address with its `bodySHA256`. */
export const twilio: Verifier = ({ headers, url, body, form }, secret) => {
  const given = headers['x-twilio-signature'];
  const bodyHash = /[?&]bodySHA256=([0-9a-f]{64})(?:&|$)/i.exec(url)?.[1];
  if (bodyHash && !sameSecret(bodyHash.toLowerCase(), createHash('sha256').update(body, 'utf8').digest('hex')))
    return false;
  const fields = bodyHash ? {} : (form ?? formOf(headers, body));
  const suffix = Object.keys(fields)
    .sort()
    // a field sent several times counts once a value
    .flatMap((name) => [...new Set([fields[name] ?? ''].flat())].sort().map((value) => name + value))
    .join('');
  return portSpellings(url).some((address) =>
    sameHmac(given, { algorithm: 'sha1', key: secret, signed: address + suffix, encoding: 'base64' }),
  );
};

const sameToken = (given: string | null | undefined, secret: string) =>
  Boolean(given) && secret !== '' && sameSecret(given ?? '', secret);

function queryToken(url: string): string | null {
  const query = url.indexOf('?');
  return query < 0 ? null : new URLSearchParams(url.slice(query + 1)).get('token');
}

function formOf(headers: Record<string, string>, body: string): Record<string, string | string[]> {
  if (!headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded')) return {};
  const fields = new URLSearchParams(body);
  return Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)]));
}

/** Twilio signs some addresses with the scheme's own port and some without. */
function portSpellings(url: string): string[] {
  const without = url
    .replace(/^(https:\/\/[^/?#]*?):443(?=[/?#]|$)/i, '$1')
    .replace(/^(http:\/\/[^/?#]*?):80(?=[/?#]|$)/i, '$1');
  const withPort = /^https?:\/\/[^/?#]*:\d+(?:[/?#]|$)/i.test(without)
    ? without
    : without.replace(
        /^(https?):\/\/([^/?#]+)/i,
        (_, scheme, host) => `${scheme}://${host}:${scheme.toLowerCase() === 'https' ? 443 : 80}`,
      );
  return [...new Set([url, without, withPort])];
}
