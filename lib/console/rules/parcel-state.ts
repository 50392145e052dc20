import type { ActionBy, Cause, Eta, ShipmentStatus, SubStatus } from '@/lib/carriers/types';
import { createTranslator } from '@/lib/i18n/translator';
import type { Day } from '@/lib/tracking/rules/calendar';
import { daysBetween, momentAt, readMoment } from '@/lib/tracking/rules/calendar';
import { hasArrived, isMoving, type Situation, situationOf } from '@/lib/tracking/rules/situation';
import { CONSOLE_LOCALE } from '../constants';
import type { Tone } from '../types';
import { sayDay } from './say-time';

/** A parcel as a list reads it: its folded state and its dates, without its scans. */
export type ParcelFacts = {
  status: ShipmentStatus;
  subStatus: SubStatus | null;
  cause: Cause | null;
  actionBy: ActionBy | null;
  promisedAt: string | null;
  etaOriginal: Eta | null;
  eta: Eta | null;
  deliveredAt: string | null;
  deliveredAtLocal: string | null;
  lastEventAt: string | null;
  /** It goes back to the shop. */
  isReturn?: boolean;
};

/** Days without a scan after which a parcel that should be moving counts as stuck. */
export const STUCK_DAYS = 4;

export type ParcelState = {
  situation: Situation;
  tone: Tone;
  /** "On the van", "No scan for 9 days". */
  label: string;
  /** "comes Thursday", "3 days late", "delivered yesterday". */
  state: string;
  arrived: boolean;
  /** Days since the newest scan where that is too long; 0 where it is not. */
  stuckDays: number;
  /** Days past the day the shopper was given; negative or 0: not late. */
  lateDays: number;
  isReturn: boolean;
};

const TONES: Partial<Record<Situation, Tone>> = {
  lost: 'problem',
  damaged: 'problem',
  disposed: 'problem',
  refused: 'problem',
  trouble: 'problem',
  returning: 'problem',
  returned: 'problem',
  cancelled: 'calm',
  unknown: 'calm',
  label_made: 'calm',
  awaiting_courier: 'calm',
};

const t = createTranslator(CONSOLE_LOCALE);

/** The day a stored time falls on for somebody in `zone`; bare days and wall clocks stand as they are. */
export const dayOf = (text: string | null | undefined, zone: string): Day | null => readMoment(text, zone)?.day ?? null;

/** The last day a shopper was told: the shop's promise, else the end of the first estimate. */
export const givenDay = (parcel: Pick<ParcelFacts, 'promisedAt' | 'etaOriginal'>, zone: string): Day | null =>
  dayOf(parcel.promisedAt, zone) ?? dayOf(parcel.etaOriginal?.latest, zone);

/** Reads one parcel in a few words, on the shop's clock. */
export function parcelState(parcel: ParcelFacts, options: { now: Date; zone: string }): ParcelState {
  const { now, zone } = options;
  const today = momentAt(now.getTime(), zone)?.day ?? '2000-01-01';
  const situation = situationOf(parcel);
  const arrived = hasArrived(situation);
  const given = givenDay(parcel, zone);
  const expected = dayOf(parcel.eta?.latest, zone) ?? given;
  const came = dayOf(parcel.deliveredAtLocal, zone) ?? dayOf(parcel.deliveredAt, zone);
  const seen = parcel.lastEventAt ? new Date(parcel.lastEventAt).getTime() : null;
  const silent = seen === null ? 0 : Math.floor((now.getTime() - seen) / 86_400_000);
  const stuckDays = isMoving(situation) && silent >= STUCK_DAYS ? silent : 0;
  const waits = situation.startsWith('pickup');
  const lateDays = waits
    ? 0
    : arrived
      ? given && came
        ? daysBetween(given, came)
        : 0
      : given
        ? daysBetween(given, expected && expected > today ? expected : today)
        : 0;
  return {
    situation,
    tone: toneOf(situation, arrived, stuckDays, lateDays),
    label: stuckDays > 0 ? `No scan for ${stuckDays} days` : labelOf(situation),
    state:
      waits && seen !== null
        ? `since ${sayDay(momentAt(seen, zone)?.day ?? today, today).replace(/^on /, '')}`
        : stateWords({ arrived, came, expected, today, lateDays, situation }),
    arrived,
    stuckDays,
    lateDays: Math.max(0, lateDays),
    isReturn: parcel.isReturn ?? false,
  };
}

/** Where the shopper's words speak to the shopper. */
const OWN_LABELS: Partial<Record<Situation, string>> = {
  label_made: 'Label made',
  awaiting_courier: 'Waits for the courier',
  in_country: 'In their country',
  nearby: 'Near them',
  attempt_not_home: 'Nobody was home',
  address_problem: 'Address unclear',
  documents: 'Papers missing',
  pickup_point: 'Waits at a counter',
  pickup_locker: 'Waits in a locker',
  refused: 'Refused',
  returning: 'Coming back',
  returned: 'Came back',
  disposed: 'Thrown away',
  trouble: 'In trouble',
};

const labelOf = (situation: Situation): string =>
  OWN_LABELS[situation] ??
  (t.has(`parcel.label.${situation}`) ? t(`parcel.label.${situation}`) : t('parcel.label.unknown'));

function toneOf(situation: Situation, arrived: boolean, stuckDays: number, lateDays: number): Tone {
  if (arrived) return 'done';
  const known = TONES[situation];
  if (known === 'problem') return known;
  if (stuckDays > 0 || !(isMoving(situation) || MOVES_TODAY.has(situation) || known)) return 'attention';
  if (lateDays > 0) return 'attention';
  return known ?? 'moving';
}
const MOVES_TODAY: ReadonlySet<Situation> = new Set(['on_the_van', 'courier_near']);

function stateWords(facts: {
  arrived: boolean;
  came: Day | null;
  expected: Day | null;
  today: Day;
  lateDays: number;
  situation: Situation;
}): string {
  const { came, expected, today, lateDays } = facts;
  const late = `${lateDays} day${lateDays === 1 ? '' : 's'} late`;
  if (facts.arrived) {
    const when = came ? sayDay(came, today) : '';
    return lateDays > 0 ? `${when}, ${late}`.replace(/^, /, '') : when;
  }
  if (lateDays > 0) return expected && expected >= today ? `comes ${sayDay(expected, today)}, ${late}` : late;
  return expected && expected >= today && (isMoving(facts.situation) || MOVES_TODAY.has(facts.situation))
    ? `comes ${sayDay(expected, today)}`
    : '';
}
