import { createHmac } from 'node:crypto';
import type { Source } from '../types';

type Given = { body: string; secret: string; nowUnix: number; id: string };
type Signer = (given: Given) => Record<string, string>;

const hmac = (key: string | Buffer, signed: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', key).update(signed).digest(encoding);

const bodyIn =
  (header: string): Signer =>
  ({ body, secret }) => ({ [header]: hmac(secret, body, 'base64') });
const secretIn =
  (header: string): Signer =>
  ({ secret }) => ({ [header]: secret });

/** How each source's own server proves a delivery: the other side of schemes.ts. */
const SIGNERS: Record<Source, Signer> = {
  aftership: bodyIn('aftership-hmac-sha256'),
  shopify: bodyIn('x-shopify-hmac-sha256'),
  woocommerce: bodyIn('x-wc-webhook-signature'),
  easypost: ({ body, secret }) => ({
    'x-hmac-signature': `hmac-sha256-hex=${hmac(secret.normalize('NFKD'), body, 'hex')}`,
  }),
  shippo: ({ body, secret, nowUnix }) => ({
    'shippo-auth-signature': `t=${nowUnix},v1=${hmac(secret, `${nowUnix}.${body}`, 'hex')}`,
  }),
  ship24: ({ secret }) => ({ authorization: `Bearer ${secret}` }),
  karrio: secretIn('x-event-id'),
  fedex: ({ body, secret }) => ({ 'fdx-signature': hmac(secret, body, 'hex') }),
  ups: secretIn('credential'),
  usps: secretIn('x-api-key'),
  dhl: secretIn('x-api-key'),
  canada_post: secretIn('x-api-key'),
  royal_mail: secretIn('x-api-key'),
  australia_post: secretIn('x-api-key'),
  la_poste: secretIn('x-api-key'),
  dpd: secretIn('x-api-key'),
  generic: ({ body, secret, nowUnix, id }) => ({
    'webhook-id': id,
    'webhook-timestamp': String(nowUnix),
    'webhook-signature': `v1,${hmac(Buffer.from(secret.replace(/^whsec_/, ''), 'base64'), `${id}.${nowUnix}.${body}`, 'base64')}`,
  }),
};

/** Headers with which a source's server would send this body at this moment. */
export const signRequest = (source: Source, given: Given): Record<string, string> => SIGNERS[source](given);
