import type { ChangeFieldView, ChangeFormView, ChangeView } from '@/components/storefront/change-types';
import type { IconName } from '@/components/storefront/icons';
import type { DeliveryKind } from '@/lib/delivery/constants';
import type { Change } from '@/lib/delivery/queries/load-change';
import { answerDue } from '@/lib/delivery/rules/answer-due';
import { deliveryOptions, offers } from '@/lib/delivery/rules/delivery-options';
import { courierName, requestView } from '@/lib/delivery/rules/request-view';
import { wantedSchemas } from '@/lib/delivery/schema';
import type { Offer, WhyNot } from '@/lib/delivery/types';
import type { Translate } from '@/lib/i18n/translator';
import type { DateWords } from '@/lib/tracking/rules/dates';
import { safeHref } from '@/lib/tracking/rules/next-action';
import { hasArrived } from '@/lib/tracking/rules/situation';

export type ChangeWords = { t: Translate; dates: DateWords; now: Date; shopZone: string };

/** Addresses of the pages around a change. */
export type ChangeLinks = {
  self: string;
  kind: (kind: DeliveryKind) => string;
  /** To the carrier's own page for that. */
  carrier: (kind: DeliveryKind) => string;
  order: string;
  contact: string | null;
};

const ICONS: Record<DeliveryKind, IconName> = {
  redeliver: 'calendar',
  safe_place: 'home',
  neighbour: 'keep',
  hold_at_point: 'shop',
  change_address: 'pin',
  instructions: 'chat',
};

const FIELDS: Record<string, { max: number; auto?: string; hint?: true; isOptional?: true; isLong?: true }> = {
  place: { max: 120, hint: true, auto: 'off' },
  name: { max: 80, hint: true, auto: 'off' },
  address: { max: 120, hint: true, auto: 'off' },
  point: { max: 160, hint: true, isOptional: true, auto: 'off' },
  line1: { max: 100, auto: 'address-line1' },
  line2: { max: 100, auto: 'address-line2', isOptional: true },
  postal_code: { max: 16, auto: 'postal-code' },
  city: { max: 80, auto: 'address-level2' },
  region: { max: 80, auto: 'address-level1', isOptional: true },
  text: { max: 250, hint: true, isLong: true, auto: 'off' },
};

/** Names of the fields that a kind asks for. */
export const fieldsOf = (kind: DeliveryKind): string[] => Object.keys(wantedSchemas[kind].shape);

const kindLabel = (kind: DeliveryKind, t: Translate) => t(`rearrange.kind.${kind}.label`);

const goodsOf = (change: Change, t: Translate): string | null => {
  const names = change.goods.map(({ title, quantity }) => (quantity > 1 ? `${quantity} × ${title}` : title));
  return names.length > 0 ? t('rearrange.goods', { goods: names.slice(0, 4).join(', ') }) : null;
};

/** The first page: what was asked, what can be, and why the rest cannot. */
export function changeView(
  change: Change,
  { t, dates, now }: ChangeWords,
  links: ChangeLinks,
  error: string | null,
): ChangeView {
  const carrier = courierName(change.carrier, t);
  const options = deliveryOptions(change.facts);
  const offered = offers(options);
  const ours = offered.filter(({ road }) => road !== 'link');
  const theirs = offered.filter(({ road }) => road === 'link');
  const page = safeHref(change.facts.page);
  const refused = options.flatMap((option) => (option.road === null ? [{ kind: option.kind, why: option.why }] : []));
  const whys = new Set(refused.map(({ why }) => why));
  const say = (why: WhyNot) => t(`rearrange.why.${why}`, { carrier });
  const [only] = whys;
  const arrived = hasArrived(change.facts.situation);
  const requests = change.facts.asked.filter(({ state }) => state !== 'led');
  return {
    title: t('rearrange.title'),
    lead: ours.length > 0 ? t('rearrange.lead', { carrier }) : null,
    goods: goodsOf(change, t),
    errors: error ? [{ field: null, message: error }] : [],
    requests:
      requests.length > 0
        ? {
            title: t('rearrange.yours'),
            items: requests.slice(0, 5).map((asked) => {
              const view = requestView(asked, arrived, { t, dates, now });
              const withdraw = { action: links.self, label: t('rearrange.withdraw'), fields: { withdraw: asked.id } };
              return { ...view, withdraw: view.mayWithdraw ? withdraw : null };
            }),
          }
        : null,
    choices:
      ours.length > 0
        ? {
            title: t('rearrange.choose'),
            items: ours.map(({ kind }) => ({
              kind,
              label: kindLabel(kind, t),
              what: t(`rearrange.kind.${kind}.what`),
              href: links.kind(kind),
              icon: ICONS[kind],
            })),
          }
        : null,
    ownPage:
      theirs.length > 0 && page
        ? {
            title: t('rearrange.ownPage', { carrier }),
            lead: t('rearrange.ownPageLead', { carrier }),
            items: theirs.map(({ kind }) => ({
              kind,
              label: kindLabel(kind, t),
              what: t('rearrange.ownPageLink', { carrier }),
              href: links.carrier(kind),
              icon: ICONS[kind],
            })),
          }
        : null,
    // Where one reason holds for everything it is said once, above.
    not:
      offered.length > 0 && refused.length > 0
        ? {
            title: t('rearrange.notNow'),
            items: refused.map(({ kind, why }) => ({ label: kindLabel(kind, t), why: say(why) })),
          }
        : null,
    nothing: offered.length === 0 ? (whys.size === 1 && only ? say(only) : t('rearrange.nothing')) : null,
    talk:
      offered.length === 0 && links.contact ? { label: t('action.talk'), href: links.contact, method: 'get' } : null,
    back: { label: t('rearrange.back'), href: links.order },
  };
}

/** What a choice means: how it is asked, by when an answer is due, and what follows from it. */
export function honestFacts(offer: Offer, change: Change, { t, dates, now, shopZone }: ChangeWords): string[] {
  const road = offer.road === 'adapter' ? 'adapter' : 'mail';
  const due = dates.read(answerDue(road, now, shopZone).toISOString());
  const country = change.country && new Intl.DisplayNames([t.locale], { type: 'region' }).of(change.country);
  return [
    t(`rearrange.asks.${road}`, { carrier: courierName(change.carrier, t), by: due ? dates.until(due) : '' }),
    t(`rearrange.fact.${offer.kind}`),
    ...(offer.kind === 'change_address' && country ? [t('rearrange.field.country', { country })] : []),
  ];
}

/** One wish being entered, with what was typed before. */
export function formView(
  offer: Offer,
  change: Change,
  words: ChangeWords,
  input: {
    links: ChangeLinks;
    press: string;
    needsCode: boolean;
    values: Readonly<Record<string, string | undefined>>;
    wrong: readonly string[];
  },
): ChangeFormView {
  const { t, dates } = words;
  const { kind } = offer;
  const carrier = courierName(change.carrier, t);
  const isAddress = kind === 'change_address';
  const label = (name: string) => t(`rearrange.field.${name === 'name' && isAddress ? 'recipient' : name}`);
  const fields = fieldsOf(kind).flatMap((name): ChangeFieldView[] => {
    const field = FIELDS[name];
    if (!field) return [];
    return [
      {
        name,
        label: label(name),
        hint: field.hint ? t(`rearrange.field.${name}Hint`) : null,
        value: (input.values[name] ?? '').slice(0, field.max),
        isOptional: field.isOptional ?? false,
        maxLength: field.max,
        autoComplete: name === 'name' && isAddress ? 'name' : (field.auto ?? 'off'),
        isLong: field.isLong ?? false,
      },
    ];
  });
  return {
    title: kindLabel(kind, t),
    lead: t(`rearrange.kind.${kind}.what`),
    goods: goodsOf(change, t),
    action: input.links.kind(kind),
    hidden: { kind, press: input.press },
    errors: input.wrong.map((name) => ({
      field: name,
      message: name === 'day' ? t('rearrange.error.day') : t('rearrange.error.empty', { field: label(name) }),
    })),
    days:
      kind === 'redeliver'
        ? {
            label: t('rearrange.field.day'),
            items: offer.days.map((day) => ({ value: day, label: dates.long(day), checked: input.values.day === day })),
          }
        : null,
    fields,
    facts: honestFacts(offer, change, words),
    press: input.needsCode ? t('rearrange.sendCode') : t('rearrange.press', { carrier }),
    other: { label: t('rearrange.other'), href: input.links.self },
    optional: t('storefront.form.optional'),
  };
}
