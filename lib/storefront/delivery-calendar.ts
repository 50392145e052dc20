import { AppError } from '@/lib/core/errors';
import { shopUrl } from '@/lib/shops/shop-url';
import { calendarEntries } from '@/lib/tracking/rules/calendar-entries';
import { orderWords } from '@/lib/tracking/rules/order-stories';
import { openOrder } from './open-order';
import { calendarFile } from './rules/calendar-file';
import { servePage } from './serve-page';

/** What of an order is still to come, for the shopper's calendar: hours where they are known, else days. */
export const serveDeliveryCalendar = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const { facts, dress, self } = await openOrder(page, token);
    const entries = calendarEntries(facts, orderWords(facts, { t: dress.words, now: page.now }));
    if (entries.length === 0) throw new AppError('NOT_FOUND', 'No day is known.');
    const url = shopUrl(page.shop, self);
    const file = calendarFile(
      ...entries.map(({ shipmentId, summary, description, sequence, when }) => ({
        uid: `${shipmentId}@${new URL(url).host}`,
        stamp: page.now,
        summary,
        description: `${description} ${url}`,
        url,
        sequence,
        ...when,
      })),
    );
    return new Response(file, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="delivery.ics"',
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex, nofollow',
      },
    });
  });
