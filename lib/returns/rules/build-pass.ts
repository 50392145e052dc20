import type { ReturnPageView } from '@/components/storefront/types';
import type { Translate } from '@/lib/i18n/translator';
import type { Policy } from '@/lib/policies/schema';
import type { DateWords } from '@/lib/tracking/rules/dates';
import type { LABEL_STATES } from '../constants';
import type { MethodDetails, ReturnPlace, ReturnSettings } from '../types';
import { placesFor } from './ask-methods';
import { localLabel } from './wizard-facts';

export type PassFacts = {
  number: string;
  method: string | null;
  details: MethodDetails;
  expiresAt: string | null;
  policy: Policy;
  settings: ReturnSettings;
  label: { state: (typeof LABEL_STATES)[number]; provider: string; carrier: string | null; hasQr: boolean } | null;
  shopper: { postalCode: string | null; country: string | null };
  /** It travels in the parcel of another return. */
  sharesParcel: boolean;
  needsCustoms: boolean;
};

export type PassLinks = {
  slip: string;
  calendar: string;
  label?: string;
  qr?: string;
  customs?: string;
  courier?: string;
};

/** The boarding pass of a return that is to travel: what to show, by when, where, and what to print. */
export function buildPass(
  facts: PassFacts,
  options: {
    t: Translate;
    locale: string;
    dates: DateWords;
    qrSvg: string | null;
    fee: string;
    links: PassLinks;
    isCourierWrong?: boolean;
  },
): NonNullable<ReturnPageView['pass']> {
  const { t, locale, dates, links } = options;
  const { label } = facts;
  const method = facts.policy.methods.find((one) => one.code === facts.method);
  const type = method?.type ?? 'own_courier';
  const deadline = dates.read(facts.expiresAt);
  const pickup = type === 'pickup' ? dates.read(facts.details.pickup_on ?? null) : null;
  // Who is called upon hands nothing in: until a day is agreed there is none to name.
  const when = type === 'pickup' ? pickup : deadline;
  const isReady = label?.state === 'bought';
  const place = placeOf(facts, type);
  return {
    qrSvg: ['pickup', 'own_courier', 'no_return'].includes(type) ? null : options.qrSvg,
    qrSrc: isReady && label.hasQr ? (links.qr ?? null) : null,
    code: facts.number,
    dropBy: when ? { ...dates.figures({ from: when, to: when }), text: dates.long(when.day) } : null,
    dropByLabel: t(`storefront.return.${pickup ? 'pickupOn' : 'dropBy'}`),
    method: method?.label
      ? localLabel(method.label, locale, method.code)
      : t(`returns.method.${facts.sharesParcel ? 'sameParcel' : type}`),
    fee: options.fee,
    window: pickup ? (facts.details.pickup_window?.replace('-', '–') ?? null) : null,
    place: place && {
      name: place.name,
      address: addressLine(place),
      hours: place.hours ?? null,
      distance: null,
    },
    calendarHref: when ? links.calendar : null,
    slipHref: type === 'in_store' ? null : links.slip,
    labelHref: type === 'label' && isReady ? (links.label ?? null) : null,
    customsHref: facts.needsCustoms ? (links.customs ?? null) : null,
    notice: labelNotice(label, t),
    courier:
      type === 'own_courier' && links.courier && !facts.sharesParcel
        ? {
            action: links.courier,
            carrier: facts.details.carrier ?? '',
            trackingNumber: facts.details.tracking_number ?? '',
            isWrong: options.isCourierWrong ?? false,
          }
        : null,
    instructions: instructions(type, facts, t),
  };
}

function labelNotice(label: PassFacts['label'], t: Translate): string | null {
  if (label?.state === 'wanted') return t('returns.label.wanted');
  return label?.state === 'failed' ? t('returns.label.failed') : null;
}

const addressLine = (place: ReturnPlace) =>
  [place.address, [place.postal_code, place.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** The place that was chosen, else of those that serve the method the one whose postcode is most like the shopper's. */
function placeOf({ settings, method, policy, details, shopper }: PassFacts, type: string): ReturnPlace | null {
  const code = policy.methods.find((one) => one.code === method)?.code ?? '';
  const places = placesFor(settings, { code, type });
  const chosen = places.find((place) => place.code === details.place);
  if (chosen) return chosen;
  const near = ({ postal_code, country }: ReturnPlace) =>
    (country && shopper.country && country !== shopper.country ? -1 : 0) +
    sameStart(postal_code ?? '', shopper.postalCode ?? '');
  return [...places].sort((a, b) => near(b) - near(a))[0] ?? null;
}

function sameStart(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same;
}

function instructions(type: string, { sharesParcel, needsCustoms }: PassFacts, t: Translate): string[] {
  const keys = ['in_store', 'qr'].includes(type) ? ['pack', 'receipt'] : ['pack', 'slip', 'receipt'];
  return [
    t(`returns.methodDetail.${sharesParcel ? 'sameParcel' : type}`),
    ...keys.map((key) => t(`returns.instruction.${key}`)),
    ...(needsCustoms ? [t('returns.instruction.customs')] : []),
  ];
}
