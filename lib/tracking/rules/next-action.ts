import type { ActionView, ShopFacts } from '../types';
import { oneLine } from './goods';
import type { ParcelStory, Words } from './parcel-story';
import { BEFORE_HANDOVER, hasArrived, isOurs, type Situation } from './situation';

/**
 * Where things can be done. What a shop or a carrier does not offer yet is left out or null, and the words turn into
 * an honest question to a person. `confirm` is posted to; everything else is a page.
 */
export type PageLinks = {
  contact?: string | null;
  return?: string | null;
  problem?: string | null;
  /** Where something wrong with a parcel is told, by its id: of those that came, are late or will not come. */
  problems?: Readonly<Record<string, string>>;
  /** Post: "everything's fine". */
  confirm?: string | null;
  notHome?: string | null;
  rearrange?: string | null;
  pickup?: string | null;
  payment?: string | null;
  address?: string | null;
  documents?: string | null;
  /** Send it again, or money back. */
  choose?: string | null;
  withdraw?: string | null;
  /** The day (or hours) of what is still to come as a calendar file. */
  calendar?: string | null;
  /** A link for somebody else, without prices. */
  share?: string | null;
  /** Under which the courier's photos of the deliveries lie, `…/proof`. */
  proof?: string | null;
  /** Where a parcel's delivery is changed, by its id: only of those of which something may be asked now. */
  changes?: Readonly<Record<string, string>>;
};

export type NextAction = { primary: ActionView | null; secondary: ActionView[]; nothingToDo: string | null };

type Task =
  | Exclude<
      keyof PageLinks,
      | 'contact'
      | 'return'
      | 'withdraw'
      | 'confirm'
      | 'problem'
      | 'calendar'
      | 'share'
      | 'changes'
      | 'problems'
      | 'proof'
    >
  | 'talk';

const TASKS: Partial<Record<Situation, Task>> = {
  on_the_van: 'notHome',
  courier_near: 'notHome',
  pickup_point: 'pickup',
  pickup_locker: 'pickup',
  attempt_not_home: 'rearrange',
  attempt_closed: 'rearrange',
  attempt_no_access: 'rearrange',
  attempt_rescheduled: 'rearrange',
  attempt_other: 'rearrange',
  pickup_missed: 'rearrange',
  payment_due: 'payment',
  address_problem: 'address',
  documents: 'documents',
  refused: 'choose',
  damaged: 'choose',
  lost: 'choose',
  disposed: 'choose',
  returning: 'choose',
  returned: 'choose',
  delivery_retracted: 'talk',
  trouble: 'talk',
  quiet: 'talk',
  cancelled: 'talk',
};

/** What changing the delivery is the answer to. */
const CHANGES: ReadonlySet<Task> = new Set(['notHome', 'rearrange', 'address']);

const WATCHED: ReadonlySet<Situation> = new Set([
  'delayed',
  'delayed_weather',
  'delayed_customs',
  'missorted',
  'held',
  'customs',
]);

/** https, http, mailto, tel or a path of our own; anything else a payload may hold is not a link. */
export function safeHref(href: string | null | undefined): string | null {
  if (!href || /[\s\\]/.test(href)) return null;
  if (href.startsWith('/')) return href.startsWith('//') ? null : href;
  return /^(https?:\/\/[^/]|mailto:|tel:)/i.test(href) && URL.canParse(href) ? href : null;
}

/** A way to reach a person: the page given, else the shop's own page, mail (with the order in its subject) or phone. */
export function contactHref(
  links: PageLinks,
  shop: ShopFacts,
  orderNumber: string,
  { t }: Pick<Words, 't'>,
): string | null {
  const given = safeHref(links.contact) ?? safeHref(shop.contact.url);
  if (given) return given;
  const email = oneLine(shop.contact.email);
  if (/^[^\s@?&]+@[^\s@?&]+$/.test(email)) {
    const subject = encodeURIComponent(t('action.subject', { number: oneLine(orderNumber, 60) }));
    return safeHref(`mailto:${email}?subject=${subject}`);
  }
  const phone = shop.contact.phone?.replace(/[^\d+]/g, '') ?? '';
  return phone.length > 3 ? `tel:${phone}` : null;
}

const get = (label: string, href: string): ActionView => ({ label, href, method: 'get' });

function comfort(story: ParcelStory, { t, scope }: Words): string {
  const values = { number: story.goods.number };
  const { situation, lateness } = story;
  if (situation === 'delivered_neighbour' && scope !== 'status') return t('action.nothing.neighbour', values);
  if (hasArrived(situation)) return t('action.nothing.arrived', values);
  if (lateness.kind === 'overdue' || lateness.kind === 'later' || story.silence?.kind === 'long')
    return t('action.nothing.watched', values);
  if (BEFORE_HANDOVER.has(situation)) return t('action.nothing.before', values);
  if (WATCHED.has(situation) || isOurs(situation, story.shipment.actionBy)) return t('action.nothing.watched', values);
  return t(situation === 'unknown' ? 'action.nothing.news' : 'action.nothing.moving', values);
}

/**
 * One thing to do, or the comfort that there is nothing. A task nobody built a page for becomes a question to a
 * person, worded as one, so no label promises what its link does not do.
 */
export function nextAction(story: ParcelStory, links: PageLinks, contact: string | null, words: Words): NextAction {
  const { t, scope } = words;
  const { situation, shipment, replaced } = story;
  const talk = contact ? get(t('action.talk'), contact) : null;
  const secondary: ActionView[] = [];
  const add = (action: ActionView | null, primary: ActionView | null) => {
    if (action && action.href !== primary?.href && !secondary.some(({ href }) => href === action.href))
      secondary.push(action);
  };
  const problem = scope === 'status' ? null : safeHref(links.problems?.[shipment.id]);
  const nothing = (): NextAction => ({
    primary: null,
    secondary: [...(problem && !replaced ? [get(t('reports.open'), problem)] : []), ...(talk ? [talk] : [])],
    nothingToDo: comfort(story, words),
  });
  if (replaced) return nothing();

  if (hasArrived(situation)) {
    const wrong = safeHref(links.problems?.[shipment.id] ?? links.problem) ?? contact;
    const complain = wrong ? get(t('action.problem'), wrong) : null;
    const confirm = safeHref(links.confirm);
    if (scope === 'status' || !confirm) {
      return { primary: null, secondary: complain ? [complain] : [], nothingToDo: comfort(story, words) };
    }
    const primary: ActionView = {
      label: t('action.confirm'),
      href: confirm,
      method: 'post',
      fields: { shipment: shipment.id },
    };
    add(complain, primary);
    return { primary, secondary, nothingToDo: null };
  }

  const task = TASKS[situation] ?? (shipment.actionBy === 'shopper' ? 'talk' : null);
  // Another day may always be chosen; a charge, a paper or an address is not asked for where it is ours to see to.
  if (!task || (task !== 'rearrange' && isOurs(situation, shipment.actionBy))) return nothing();
  const change = CHANGES.has(task) && scope === 'full' ? links.changes?.[shipment.id] : null;
  const own = task === 'talk' ? null : safeHref(links[task] ?? change ?? (task === 'choose' ? problem : null));
  // What is to be paid or picked up is often known only on the carrier's own page.
  const carrierPage = task === 'pickup' || task === 'payment' ? safeHref(shipment.trackingUrl) : null;
  const page = own ?? (scope === 'status' ? null : carrierPage);
  // Who could not be reached says how, not when.
  const wording = situation === 'attempt_no_access' ? 'access' : task;
  const ask = task === 'talk' ? t('action.talk') : t(`action.${wording}.ask`);
  const primary = page ? get(t(`action.${wording}.label`), page) : contact ? get(ask, contact) : null;
  if (!primary) return nothing();
  add(talk, primary);
  return { primary, secondary, nothingToDo: null };
}
