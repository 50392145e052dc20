import { sayStamp } from '@/lib/console/rules/say-time';
import type { ParkedReason } from '../constants';
import type { InboxEntry } from '../queries/list-inbox';
import type { InboxRow } from '../types';
import { sourceName } from './describe-source';

type Clock = { zone: string; now: Date };
export type NamedEntry = InboxEntry & { connectionName: string | null };

/** A message as the inbox words it. */
export function wordInbox(entry: NamedEntry, shop: string, { zone, now }: Clock): InboxRow {
  const named = entry.connectionName && entry.connectionName !== entry.source ? entry.connectionName : null;
  return {
    id: entry.id,
    href: `/console/${shop}/connections/inbox/${entry.id}`,
    from: named ?? sourceName(entry.source),
    stamp: sayStamp(entry.receivedAt, zone, now),
    at: entry.receivedAt.toISOString(),
    ...outcomeOf(entry),
  };
}

type Outcome = Pick<InboxRow, 'badge' | 'text' | 'detail'>;

const waits = (text: string, detail: string | null = null): Outcome => ({
  badge: { tone: 'calm', label: 'Waits' },
  text,
  detail,
});
const needsLook = (text: string, detail: string | null): Outcome => ({
  badge: { tone: 'attention', label: 'Needs a look' },
  text,
  detail,
});

/** What became of a message: what waits by itself is told apart from what a person must look at. */
export function outcomeOf(entry: Pick<InboxEntry, 'state' | 'reason' | 'detail' | 'waitsFor'>): Outcome {
  if (entry.state === 'processed') {
    return { badge: { tone: 'done', label: 'Understood' }, text: 'Read and done.', detail: null };
  }
  if (entry.state === 'received') {
    return { badge: { tone: 'moving', label: 'Being read' }, text: 'It has just come in.', detail: null };
  }
  const { detail } = entry;
  switch (entry.reason as ParkedReason) {
    case 'unknown_number':
      return waits(`No parcel bears the number ${detail || 'it names'} yet. The moment one does, this is applied.`);
    case 'unknown_shipment':
      return waits(
        `The parcel ${nameOf(entry.waitsFor, 'shipment ')} is not here yet. The moment it comes, this is applied.`,
      );
    case 'unknown_order':
      return waits(
        `The order ${nameOf(entry.waitsFor, 'order ')} is not here yet. The moment it comes, this is applied.`,
      );
    case 'not_understood':
      return needsLook('We could not make sense of it.', detail);
    case 'error_payload':
      return needsLook('The provider itself reports an error.', detail);
    case 'too_large':
      return needsLook(
        'It was larger than the 1 MB that is taken at once: refused, but kept.',
        [detail, 'Read it again to apply it.'].filter(Boolean).join('. '),
      );
    case 'refused':
      return needsLook('It was understood, but does not fit what is known.', detail);
    default:
      return needsLook('It broke something on our side. It is kept and can be read again.', detail);
  }
}

const nameOf = (waitsFor: string | null, before: string) =>
  waitsFor?.startsWith(before) ? waitsFor.slice(before.length) : 'it names';
