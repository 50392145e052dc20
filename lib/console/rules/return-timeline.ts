import { formatMoney } from '@/lib/core/money';
import type { Caution, CautionData, Disposition, GiveBack } from '@/lib/returns/constants';
import { CONSOLE_LOCALE } from '../constants';
import type { TimelineEntry, Tone } from '../types';
import { sayCaution } from './caution-view';
import { DISPOSITION_WORDS } from './inspection-view';
import { sayPaymentEvent } from './say-payment-event';
import { firstName } from './say-things';
import { sayAgo, sayStamp } from './say-time';

export type ReturnEventFacts = {
  type: string;
  at: Date;
  note: string | null;
  audience: 'everyone' | 'staff';
  actor: string;
  actorName: string | null;
  data: unknown;
};

const TONES: Record<string, Tone> = {
  requested: 'attention',
  approved: 'moving',
  rejected: 'problem',
  received: 'moving',
  refunded: 'done',
  credit_issued: 'done',
  completed: 'done',
  asked: 'attention',
  answered: 'moving',
  refund_failed: 'problem',
  refund_bounced: 'problem',
  payment_bounced: 'problem',
  payment_refund_failed: 'problem',
  disputed: 'problem',
  dispute_lost: 'problem',
  dispute_won: 'done',
  closed: 'done',
  cautioned: 'attention',
};

type Data = {
  amount?: number;
  currency?: string;
  by?: string;
  accepted?: number;
  damaged?: number;
  missing?: number;
  unexpected?: number;
  moment?: string;
  was?: string;
  disposition?: Disposition;
  quantity?: number;
  kind?: string;
  outcome?: GiveBack;
  reason?: string | null;
  ending?: string;
  /** A dispute about what an exchange cost, not about the order. */
  about?: 'payment';
  given_back?: boolean;
  travels?: boolean;
};

/** Who did it, as the timeline names them; null where nobody did: the policy, a clock. */
export function whoDid(event: Pick<ReturnEventFacts, 'actor' | 'actorName' | 'data'>, shopper: string): string | null {
  if ((event.data as Data | null)?.by === 'policy') return 'Your policy';
  if (event.actorName) return event.actorName;
  const [kind] = event.actor.split(':');
  if (kind === 'shopper') return shopper;
  if (kind === 'api') return 'Your shop system';
  if (kind === 'integration') return 'A connection';
  return kind === 'staff' ? 'A colleague' : null;
}

/** What happened, without its doer: "approved it", "€149.00 went back". */
function sayEvent(event: ReturnEventFacts, who: string | null): string {
  const data = (event.data ?? {}) as Data;
  const money =
    data.amount && data.currency ? formatMoney({ amount: data.amount, currency: data.currency }, CONSOLE_LOCALE) : '';
  const by = (active: string, passive: string) => (who ? `${who} ${active}` : passive);
  switch (event.type) {
    case 'requested':
      return event.actor.startsWith('staff:')
        ? by('opened it for them', 'It was opened for them')
        : by('asked to send it back', 'It was asked for');
    case 'approved':
      return by('approved it', 'It was approved');
    case 'asked':
      return by('asked them', 'They were asked');
    case 'answered':
      return by('answered', 'They answered');
    case 'held':
      return by('laid it aside', 'It was laid aside');
    case 'unheld':
      return by('took it up again', 'It was taken up again');
    case 'paid_ahead':
      return data.moment === 'receipt'
        ? 'The policy pays as soon as the parcel is here'
        : 'The policy pays as soon as the parcel travels';
    case 'label_ready':
      return 'Its label is there';
    case 'label_failed':
      return 'Its label could not be bought';
    case 'docked':
      return by('took the parcel in, unopened', 'The parcel was taken in, unopened');
    case 'cautioned':
      return sayCaution({ kind: (data.kind ?? 'lighter') as Caution, data: data as CautionData }).slice(0, -1);
    case 'caution_cleared':
      return by('looked at what spoke against it', 'What spoke against it was looked at');
    case 'flagged':
      return by('noted that something was wrong', 'Something was noted to be wrong');
    case 'unflagged':
      return by('took back what was noted', 'What was noted was taken back');
    case 'disposed':
      return `${by('decided', 'It was decided')}: ${data.quantity && data.quantity > 1 ? `${data.quantity} ` : ''}${
        data.disposition ? DISPOSITION_WORDS[data.disposition] : ''
      }`;
    case 'rejected':
      return by('said no', 'It was rejected');
    case 'cancelled':
      return by('cancelled it', 'It was cancelled');
    case 'handed_over':
      return 'The courier has it';
    case 'reopened':
      return `Its parcel travels although it was ${data.was === 'expired' ? 'let go' : 'cancelled'}: it is open again and on hold${
        money &&
        (data.given_back
          ? `. Its label had been given back: the carrier may bill ${money} for it`
          : `. Its label cost ${money}`)
      }`;
    case 'label_given_back':
      return `${GIVEN_BACK[data.outcome ?? 'refused']}${money && `: ${money}`}${
        data.travels ? '. Its parcel travels, so the carrier may bill it again' : ''
      }`;
    case 'received':
      return `${by('checked it in', 'It was checked in')}: ${sayCounts(data)}`;
    case 'refund_started':
      return `${by('sent', 'It was sent')} ${money} on its way`;
    case 'refunded':
      return `${money} went back to the payment`;
    case 'credit_issued':
      return `${money} became store credit`;
    case 'refund_failed':
      return `${money} could not be paid`;
    case 'account_given':
      return `${by('told you', 'You were told')} the account to pay to, ending in ${data.ending ?? ''}`;
    case 'refund_bounced':
      return `${money} came back${data.reason ? `: ${data.reason}` : ''}. It waits for you, and the shopper knows`;
    case 'disputed':
      return `${data.about ? 'What they paid for the exchange' : 'The payment'} is disputed${data.reason ? ` (${data.reason})` : ''}: ${money}. Nothing is refunded and nothing exchanged leaves meanwhile`;
    case 'dispute_won':
      return `The dispute about ${money} is won: refunds go on`;
    case 'dispute_lost':
      return `The dispute is lost: the bank took ${money}, which counts as ${data.about ? 'paid back' : 'refunded'}`;
    case 'closed':
      return by('closed it', 'It was closed');
    case 'completed':
      return 'Everything is settled';
    case 'expired':
      return 'Nobody sent it in time';
    case 'note':
      return event.audience === 'everyone'
        ? by('wrote to the shopper', 'A note to the shopper')
        : by('noted', 'A note');
    default:
      return sayPaymentEvent(event.type, money, data) ?? event.type.replaceAll('_', ' ');
  }
}

const GIVEN_BACK: Record<GiveBack, string> = {
  taken: 'Its label was not used and went back to the provider',
  unbilled: 'Its label was not used, and the carrier bills only what is scanned',
  refused: 'Its label was not used, but the provider did not take it back',
  lapsed: 'Its label was not used, but the days to give it back are over',
};

function sayCounts({ accepted = 0, damaged = 0, missing = 0, unexpected = 0 }: Data): string {
  const parts = [
    accepted > 0 && `${accepted} fine`,
    damaged > 0 && `${damaged} damaged`,
    missing > 0 && `${missing} missing`,
    unexpected > 0 && `${unexpected} unexpected`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'nothing inside';
}

/** What happened to a return and who did it, newest first. */
export function returnTimeline(
  events: readonly ReturnEventFacts[],
  options: { shopper: string; zone: string; now: Date },
): TimelineEntry[] {
  return events
    .map((event, index) => {
      const who = whoDid(event, options.shopper);
      return {
        id: `${event.at.getTime()}-${index}`,
        text: sayEvent(event, who && firstName(who) === firstName(options.shopper) ? firstName(who) : who),
        who,
        when: sayStamp(event.at, options.zone, options.now),
        at: event.at.toISOString(),
        note: event.note,
        isPublic: event.audience === 'everyone',
        tone: TONES[event.type] ?? 'calm',
      };
    })
    .reverse();
}

const VERB_EVENTS = new Set([
  'asked',
  'held',
  'unheld',
  'approved',
  'rejected',
  'received',
  'refund_started',
  'cancelled',
  'closed',
  'expired',
]);

/** "Jana approved it a moment ago": the newest thing somebody decided. */
export function lastWord(events: readonly ReturnEventFacts[], options: { shopper: string; now: Date }): string | null {
  const event = events.findLast(({ type }) => VERB_EVENTS.has(type));
  return event ? `${sayEvent(event, whoDid(event, options.shopper))} ${sayAgo(event.at, options.now)}` : null;
}
