import { sayCode } from '@/lib/console/rules/say-things';
import { sayAgo } from '@/lib/console/rules/say-time';
import type { UnknownCode } from '../queries/list-unknown-codes';
import type { UnknownCodeView } from '../types';
import { sourceName } from './describe-source';

/** "DHL sent a code we do not know: XYZ, 14 times." */
export function wordUnknownCode(unknown: UnknownCode, shop: string, now: Date): UnknownCodeView {
  const { source, code, description, times, shownAs, inboxId, firstAt, lastAt } = unknown;
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times.toLocaleString('en')} times`;
  return {
    key: `${source} ${code}`,
    text: `${sourceName(source)} sent a code we do not know: ${code}, ${often}.`,
    said: description === code ? null : description,
    shown: sayShown(shownAs),
    first: sayAgo(firstAt, now),
    last: sayAgo(lastAt, now),
    href: inboxId && `/console/${shop}/connections/inbox/${inboxId}`,
  };
}

/** What shoppers read in its place. */
function sayShown(shownAs: string | null): string {
  const [status, sub] = (shownAs ?? '').split(' ');
  if (!status || (status === 'in_transit' && sub === 'update')) return 'Shoppers read “an update”';
  const meaning = [sayCode(status), sub && sayCode(sub).toLowerCase()].filter(Boolean).join(', ').toLowerCase();
  return `Shoppers read “${meaning}”: that was told beside the code`;
}
