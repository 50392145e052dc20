import * as canadaPost from './adapters/canada_post/codes';
import * as dhl from './adapters/dhl/codes';
import * as dpd from './adapters/dpd/codes';
import * as fedex from './adapters/fedex/codes';
import * as laPoste from './adapters/la_poste/codes';
import * as royalMail from './adapters/royal_mail/codes';
import * as ship24 from './adapters/ship24/codes';
import * as shippo from './adapters/shippo/codes';
import * as shopify from './adapters/shopify/codes';
import * as ups from './adapters/ups/codes';
import * as usps from './adapters/usps/codes';
import type { CodeTable } from './rules/meaning';
import type { Observation } from './types';

/** Sources whose words are their own: what they call an update is one. */
const OWN = new Set(['generic', 'api']);

const has = (table: CodeTable, code: string) => Object.hasOwn(table, code);
const dpdStatuses = new Set(Object.keys(dpd.STATUSES).map((status) => status.toUpperCase()));

/**
 * Whether a source's dictionary has the code of a scan, which may be understood all the same: by the milestone told beside it,
 * or by words where its documents say that words tell. Others mark what they do not know as they read it (`unknown_code`).
 */
const KNOWS: Record<string, (code: string) => boolean> = {
  ups: (code) => has(code.includes(' ') ? ups.ACTIVITIES : ups.TYPES, code.toUpperCase()),
  fedex: (code) => {
    const [type = '', reason] = code.toUpperCase().split(' ');
    const explains = type === 'DE' && reason !== undefined;
    return has(fedex.CODES, type) && (!explains || has(fedex.DELIVERY_EXCEPTIONS, reason));
  },
  usps: (code) => has(usps.CODES, code.toUpperCase()),
  dhl: (code) => {
    const [ice = ''] = code.split(' ');
    return has(dhl.UNIFIED, code.toLowerCase()) || has(dhl.EXPRESS, code.toUpperCase()) || has(dhl.PAKET, ice);
  },
  dpd: (code) => dpdStatuses.has(code.replaceAll('_', '').toUpperCase()),
  canada_post: (code) => {
    const identifier = code.replace(/^0+(?=\d)/, '');
    return (
      canadaPost.NOISE.has(identifier) ||
      has(canadaPost.EVENTS, identifier) ||
      has(canadaPost.SUMMARY_TYPES, code.toUpperCase())
    );
  },
  la_poste: (code) => has(laPoste.EVENTS, code.toUpperCase()),
  royal_mail: (code) => has(royalMail.EVENTS, code.slice(0, 5).toUpperCase()),
  shippo: (code) =>
    /^other$/i.test(code) || has(shippo.SUBSTATUSES, code.toLowerCase()) || has(shippo.STATUSES, code.toUpperCase()),
  ship24: (code) => has(ship24.CODES, code) || ship24.RETURN_PREFIXES.some((prefix) => code.startsWith(prefix)),
  shopify: (code) => has(shopify.SHIPMENT_STATUSES, code.toLowerCase()),
};

/**
 * What a carrier said that no dictionary knows: its code, or its words where it has no codes; null where it was understood.
 * Such a scan is shown as an update, or as what its milestone says, and is counted, so that somebody teaches us the code.
 */
export function unknownCode(fact: Observation): string | null {
  const { kind, source, status, sub_status, code, description } = fact;
  if (kind !== 'event' || OWN.has(source)) return null;
  if (fact.unknown_code) return fact.unknown_code.slice(0, 80);
  const knows = KNOWS[source];
  const isUnknown = knows && code ? !knows(code) : status === 'in_transit' && sub_status === 'update';
  return isUnknown ? (code ?? description)?.slice(0, 80).trim() || null : null;
}
