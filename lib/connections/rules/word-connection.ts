import { CAPABILITIES } from '@/lib/carriers/rules/capabilities';
import { sayAgo, sayDate, sayStamp } from '@/lib/console/rules/say-time';
import { PROGRAM_KINDS } from '@/lib/delivery/constants';
import type { ConnectionRead } from '../schema';
import type { ConnectionView } from '../types';
import { sourceName } from './describe-source';
import { saySize } from './say-size';

type Clock = { zone: string; now: Date };

/** A connection as the console words it. */
export function wordConnection(connection: ConnectionRead, { zone, now }: Clock): ConnectionView {
  const seen = connection.last_seen_at ? new Date(connection.last_seen_at) : null;
  const failed = connection.last_error_at && new Date(connection.last_error_at);
  const answered = connection.last_poll_at ? new Date(connection.last_poll_at) : null;
  const good = [seen, answered].filter((at) => at !== null).sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
  const tooLarge = wordTooLarge(connection, { zone, now });
  // A good delivery or answer after a bad one: whoever set it up has mended it.
  const isTroubled = Boolean(failed && (!good || failed > good));
  return {
    id: connection.id,
    source: connection.source,
    sourceName: sourceName(connection.source),
    name: connection.name === connection.source ? sourceName(connection.source) : connection.name,
    webhookUrl: connection.webhook_url,
    badge:
      isTroubled || tooLarge?.isNew
        ? { tone: 'problem', label: 'Needs a look' }
        : good
          ? { tone: 'done', label: 'Connected' }
          : { tone: 'calm', label: 'Waiting for its first word' },
    made: sayDate(new Date(connection.created_at), zone, now),
    heard: seen ? sayAgo(seen, now) : null,
    asking: CAPABILITIES[connection.source].poll === null ? 'impossible' : connection.is_polled ? 'on' : 'off',
    requests: PROGRAM_KINDS[connection.source]
      ? { url: connection.delivery_requests_url ?? '', carriers: connection.delivery_requests_carriers }
      : null,
    answered: answered ? sayAgo(answered, now) : null,
    trouble:
      isTroubled && failed && connection.last_error_at !== connection.too_large_at
        ? { text: wordError(connection.last_error), when: sayStamp(failed, zone, now) }
        : null,
    tooLarge: tooLarge && { text: tooLarge.text, when: tooLarge.when },
  };
}

/** So long it is news, and so long it is told at all. */
const NEW_DAYS = 7;
const TOLD_DAYS = 90;

/** Good deliveries after it mend nothing: what was too large once is again. */
function wordTooLarge({ too_large_count: count, too_large_at, too_large_bytes }: ConnectionRead, { zone, now }: Clock) {
  const at = too_large_at === null ? null : new Date(too_large_at);
  const days = at ? (now.getTime() - at.getTime()) / 86_400_000 : TOLD_DAYS;
  if (!at || count === 0 || days >= TOLD_DAYS) return null;
  const size = saySize(too_large_bytes ?? 0);
  const many = count === 1 ? `A delivery of ${size} was` : `${count.toLocaleString('en')} deliveries were`;
  const last = count === 1 ? '' : `, the latest of ${size}`;
  return {
    text: `${many} refused as too large${last}: at most 1 MB is taken at once. Those of up to 8 MB that were genuine are kept among the messages where there was room, and can be applied there. Have fewer things sent at a time.`,
    when: sayStamp(at, zone, now),
    isNew: days < NEW_DAYS,
  };
}

const wordError = (error: string | null) =>
  error?.includes('signature')
    ? 'Something arrived whose signature does not fit the secret. Has it been changed over there, or did somebody else write?'
    : (error ?? 'Something arrived that could not be read.');
