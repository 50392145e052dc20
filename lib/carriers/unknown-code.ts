import { NOISE } from './adapters/canada_post/codes';
import * as fedex from './adapters/fedex/codes';
import * as ups from './adapters/ups/codes';
import type { Observation } from './types';

/** Sources whose words are their own: what they call an update is one. */
const OWN = new Set(['generic', 'api']);

/** Of carriers that tell a milestone and a code within it: whether the pair is known, whatever the milestone alone says. */
const KNOWS: Record<string, (code: string) => boolean> = {
  ups: (code) => Object.hasOwn(code.includes(' ') ? ups.ACTIVITIES : ups.TYPES, code),
  fedex: (code) => {
    const [type = '', reason] = code.split(' ');
    const explains = type === 'DE' && reason !== undefined;
    return Object.hasOwn(fedex.CODES, type) && (!explains || Object.hasOwn(fedex.DELIVERY_EXCEPTIONS, reason));
  },
};

/**
 * What a carrier said that no dictionary knows: its code, or its words where it has no codes; null where it was understood.
 * Such a scan is shown as an update, or as what its milestone says, and is counted, so that somebody teaches us the code.
 */
export function unknownCode({ kind, source, status, sub_status, code, description }: Observation): string | null {
  if (kind !== 'event' || OWN.has(source)) return null;
  const knows = KNOWS[source];
  const isUnknown = knows && code ? !knows(code.toUpperCase()) : status === 'in_transit' && sub_status === 'update';
  if (!isUnknown) return null;
  if (source === 'canada_post' && NOISE.has(code?.replace(/^0+(?=\d)/, '') ?? '')) return null;
  return (code ?? description)?.slice(0, 80).trim() || null;
}
