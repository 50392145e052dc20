import { hasArrived } from '@/lib/tracking/rules/situation';
import type { ParcelChangeView } from '@/lib/tracking/types';
import type { OptionFacts } from '../types';
import { deliveryOptions, offers } from './delivery-options';
import { type RequestWords, requestView } from './request-view';

/**
 * What an order's page says about changing one parcel's delivery: the way to it where something is offered, and what was
 * asked last. Null where there is neither.
 */
export function parcelChange(facts: OptionFacts, href: string | null, words: RequestWords): ParcelChangeView | null {
  const arrived = hasArrived(facts.situation);
  const last = facts.asked.find(({ state }) => state !== 'withdrawn' && state !== 'led');
  const request = last && !arrived && href ? requestView(last, arrived, words) : null;
  const isOffered = offers(deliveryOptions(facts)).length > 0;
  const open =
    href && (isOffered || request) ? { label: words.t('rearrange.open'), href, method: 'get' as const } : null;
  return open ? { open, isOffered, request } : null;
}
