import { type SignedRequest, SOURCES, type Source } from '../types';
import * as schemes from './schemes';

/** How each source proves itself. `dpd`, `usps` and their like have no signature of their own. */
const BY_SOURCE: Record<Source, schemes.Verifier> = {
  aftership: schemes.aftership,
  easypost: schemes.easypost,
  shippo: schemes.shippo,
  ship24: schemes.ship24,
  karrio: schemes.karrio,
  ups: schemes.sharedSecret,
  fedex: schemes.fedex,
  usps: schemes.sharedSecret,
  dhl: schemes.sharedSecret,
  canada_post: schemes.sharedSecret,
  royal_mail: schemes.sharedSecret,
  australia_post: schemes.sharedSecret,
  la_poste: schemes.sharedSecret,
  dpd: schemes.sharedSecret,
  shopify: schemes.shopify,
  woocommerce: schemes.woocommerce,
  generic: schemes.standardWebhooks,
};

const VERIFIERS = new Map<string, schemes.Verifier>([
  ...SOURCES.map((source) => [source, BY_SOURCE[source]] as const),
  ['17track', schemes.seventeenTrack],
  ['whatsapp', schemes.whatsapp],
  ['messenger', schemes.whatsapp],
  ['twilio', schemes.twilio],
  ['stripe', schemes.stripe],
  ['standardwebhooks', schemes.standardWebhooks],
]);

/** Every name `verifySignature` knows. */
export const SIGNED_SOURCES = [...VERIFIERS.keys()];

/**
 * Whether the request carries `secret`'s proof by the scheme of `source`; undefined where the scheme is not known.
 * Header names are compared in lower case, the body as the raw bytes that came.
 */
export function verifySignature(source: string, request: SignedRequest, secret: string): boolean | undefined {
  return VERIFIERS.get(source)?.(request, secret);
}
