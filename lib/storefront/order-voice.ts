import { readOrderVoice } from '@/lib/access/queries/read-order-voice';
import type { Ctx } from '@/lib/core/context';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { knownZone } from '@/lib/tracking/rules/calendar';
import { createDateWords, type DateWords } from '@/lib/tracking/rules/dates';
import type { Dress } from './dress';
import type { PageRequest } from './serve-page';

type Voice = Awaited<ReturnType<typeof readOrderVoice>>;

/** What is asked of an order together with its language. */
export const withVoice = async <T>(
  ctx: Ctx,
  orderId: string,
  rows: Promise<T>,
): Promise<{ voice: Voice; rows: T }> => ({
  rows: await rows,
  voice: await readOrderVoice(ctx, { orderId }),
});

/** Dress and dates of a page about an order: its language, and the clocks of where it goes. */
export function dressInVoice(
  page: PageRequest,
  { locale, country, address }: Voice,
): { dress: Dress; dates: DateWords } {
  const dress = page.dress({ orderLocale: locale });
  const zone = knownZone(shippingZone({ country, ...address }), page.shop.timeZone);
  return { dress, dates: createDateWords({ t: dress.words, locale: dress.locale, country, now: page.now, zone }) };
}
