import { NOISE } from './adapters/canada_post/codes';
import type { Observation } from './types';

/** Sources whose words are their own: what they call an update is one. */
const OWN = new Set(['generic', 'api']);

/**
 * What a carrier said that no dictionary knows: its code, or its words where it has no codes; null where it was understood.
 * Such a scan is shown as an update, and is counted, so that somebody teaches us the code.
 */
export function unknownCode({ kind, source, status, sub_status, code, description }: Observation): string | null {
  if (kind !== 'event' || status !== 'in_transit' || sub_status !== 'update' || OWN.has(source)) return null;
  if (source === 'canada_post' && NOISE.has(code?.replace(/^0+(?=\d)/, '') ?? '')) return null;
  return (code ?? description)?.slice(0, 80).trim() || null;
}
