import bwip from 'bwip-js/node';
import { ReturnPage } from '@/components/storefront/return-page';
import { ReturnSlip } from '@/components/storefront/return-slip';
import { orderToken } from '@/lib/access/order-link';
import { requireGrant } from '@/lib/access/require-grant';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { answerQuestion } from '@/lib/returns/mutations/answer-question';
import { cancelReturn } from '@/lib/returns/mutations/cancel-return';
import { type LoadedReturn, loadReturnPage } from '@/lib/returns/queries/load-return-page';
import { buildReturnPage } from '@/lib/returns/rules/build-return-page';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { answerInput } from '@/lib/returns/schema';
import { createDateWords } from '@/lib/tracking/rules/dates';
import { calendarFile } from './rules/calendar-file';
import { ownPicture } from './rules/order-facts';
import { type PageRequest, seeOther, servePage } from './serve-page';

/** A QR code as an <svg> without a fixed size; `text` is an address of ours or a return's number. */
export const qrSvg = (text: string): string => bwip.toSVG({ bcid: 'qrcode', text, ...{ eclevel: 'M' } });

async function open(page: PageRequest, token: string): Promise<{ gate: Gate; loaded: LoadedReturn }> {
  const { gate, grant } = await requireGrant({ slug: page.shop.slug, token, purpose: 'return', now: page.now });
  if (!grant.returnId) throw new AppError('NOT_FOUND', 'No such link.');
  const returnId = grant.returnId;
  return { gate, loaded: await inShop(gate, (ctx) => loadReturnPage(ctx, returnId)) };
}

/** Words that stand somewhere else on the page, or are the shopper's own. */
const SAID_ELSEWHERE = new Set(['rejected', 'asked', 'answered']);

const items = (loaded: LoadedReturn) =>
  loaded.lines.map((line) => ({
    id: line.id,
    externalId: line.externalId,
    title: line.title,
    variant: line.variantTitle,
    quantity: line.quantity,
    imageUrl: ownPicture(line.imageUrl ?? line.productImage),
    imageAlt: line.title,
    price: null,
    returnNote: null,
    careTip: null,
  }));

/** A return's own page: boarding pass, steps and money. */
export const serveReturnPage = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const { gate, loaded } = await open(page, token);
    const { row, order } = loaded;
    const dress = page.dress({ orderLocale: row.locale });
    const self = `/s/${slug}/returns/${token}`;
    const paid = (kind: 'refund' | 'credit') =>
      loaded.state.intents
        .filter((one) => one.kind === kind && one.state === 'succeeded')
        .reduce((sum, one) => sum + one.amount, 0);
    const view = buildReturnPage(
      {
        number: row.number,
        orderNumber: order.number,
        status: row.status,
        method: row.method,
        createdAt: row.createdAt.toISOString(),
        expiresAt: row.expiresAt?.toISOString() ?? null,
        rejectReason: row.rejectReason,
        country: order.country,
        timeZone: shippingZone(order.shippingAddress) ?? page.shop.timeZone,
        quote: loaded.quote,
        policy: loaded.policy,
        note:
          loaded.events.findLast(
            (event) => event.audience === 'everyone' && event.note && !SAID_ELSEWHERE.has(event.type),
          )?.note ?? null,
        question: row.askedAt ? (loaded.events.findLast((event) => event.type === 'asked')?.note ?? null) : null,
        events: loaded.events.map((event) => ({ type: event.type, at: event.at.toISOString() })),
        paid: { refund: paid('refund'), credit: paid('credit') },
        items: items(loaded),
        mayCancel: loaded.state.verbs.includes('cancel'),
      },
      {
        now: page.now,
        locale: dress.locale,
        t: dress.words,
        qrSvg: qrSvg(`${env().publicUrl}${self}`),
        links: {
          order: page.link(`/s/${slug}/track/${orderToken(gate.shopId, order.id)}`),
          slip: page.link(`${self}/slip`),
          calendar: page.link(`${self}/calendar`),
          cancel: page.link(`${self}/cancel`),
          answer: page.link(`${self}/answer`),
        },
        isAnswerEmpty: new URL(request.url).searchParams.get('answer') === 'empty',
      },
    );
    return {
      dress,
      title: dress.frame.t('return.number', { number: row.number }),
      body: <ReturnPage frame={dress.frame} view={view} />,
      live: true,
      revision: view.revision,
    };
  });

/** The sheet that goes into the parcel. */
export const serveReturnSlip = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const { loaded } = await open(page, token);
    const { row, order } = loaded;
    const dress = page.dress({ orderLocale: row.locale });
    const zone = shippingZone(order.shippingAddress) ?? page.shop.timeZone;
    const dates = createDateWords({
      t: dress.words,
      locale: dress.locale,
      country: order.country,
      now: page.now,
      zone,
    });
    const placed = dates.read(order.placedAt.toISOString());
    const address = order.shippingAddress;
    const label = (code: string | null) => {
      const reason = loaded.policy.reasons.find((one) => one.code === code);
      return reason?.label[dress.locale] ?? reason?.label[dress.locale.split('-')[0] ?? ''] ?? reason?.label.en ?? code;
    };
    return {
      dress,
      bare: true,
      title: `${dress.frame.t('slip.title')} ${row.number}`,
      body: (
        <ReturnSlip
          frame={dress.frame}
          view={{
            number: row.number,
            orderNumber: order.number,
            placed: placed ? dates.long(placed.day) : '',
            qrSvg: qrSvg(`${env().publicUrl}/s/${slug}/returns/${token}`),
            from: [
              address?.name ?? order.customerName,
              address?.line1,
              address?.line2,
              [address?.postal_code, address?.city].filter(Boolean).join(' '),
              address?.country,
            ].filter((line): line is string => Boolean(line)),
            to: [page.shop.name],
            lines: loaded.lines.map((line) => ({
              id: line.id,
              title: line.title,
              variant: line.variantTitle,
              sku: line.sku,
              quantity: line.quantity,
              reason: label(line.reason),
            })),
          }}
        />
      ),
    };
  });

/** The last day to hand it over, for the shopper's calendar. */
export const serveReturnCalendar = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const { loaded } = await open(page, token);
    const { row } = loaded;
    if (!row.expiresAt) throw new AppError('NOT_FOUND', 'Nothing to send.');
    const { words } = page.dress({ orderLocale: row.locale });
    const zone = shippingZone(loaded.order.shippingAddress) ?? page.shop.timeZone;
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(row.expiresAt);
    return new Response(
      calendarFile({
        uid: `${row.id}@${new URL(env().publicUrl).host}`,
        stamp: row.updatedAt,
        day,
        summary: `${page.shop.name}: ${words('storefront.return.dropBy')}`,
        description: words('storefront.return.number', { number: row.number }),
        url: `${env().publicUrl}/s/${slug}/returns/${token}`,
      }),
      {
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': `attachment; filename="${row.number}.ics"`,
          'cache-control': 'private, no-store',
        },
      },
    );
  });

/** Changed your mind: takes the return back and shows its page again. */
export const answerReturnCancel = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { gate, loaded } = await open(page, token);
    // Already cancelled, or received a moment ago: the page tells how it stands.
    await inShop(gate, (ctx) => cancelReturn(ctx, { returnId: loaded.row.id })).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'INVALID_STATE')) throw error;
    });
    return seeOther(page.link(`/s/${slug}/returns/${token}`));
  });

/** The shopper's answer to the shop's question; one that was answered meanwhile is shown as it stands. */
export const answerReturnQuestion = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { gate, loaded } = await open(page, token);
    const parsed = answerInput.safeParse({ answer: storable(String((await request.formData()).get('answer') ?? '')) });
    const self = `/s/${slug}/returns/${token}`;
    if (!parsed.success) return seeOther(page.link(`${self}?answer=empty`));
    await inShop(gate, (ctx) => answerQuestion(ctx, { returnId: loaded.row.id, answer: parsed.data.answer })).catch(
      (error: unknown) => {
        if (!(error instanceof AppError && error.code === 'INVALID_STATE')) throw error;
      },
    );
    return seeOther(page.link(self));
  });
