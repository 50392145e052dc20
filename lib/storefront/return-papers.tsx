import { CustomsPapers } from '@/components/storefront/customs-papers';
import { LabelPaper } from '@/components/storefront/label-paper';
import { ReturnSlip } from '@/components/storefront/return-slip';
import type { SlipView } from '@/components/storefront/types';
import { AppError } from '@/lib/core/errors';
import { formatMoney } from '@/lib/core/money';
import { inShop } from '@/lib/core/unit-of-work';
import { findLabelFile } from '@/lib/returns/queries/find-label-file';
import { listReturnGoods } from '@/lib/returns/queries/load-label-work';
import { customsPapers } from '@/lib/returns/rules/customs-papers';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { localLabel } from '@/lib/returns/rules/wizard-facts';
import { shopUrl } from '@/lib/shops/shop-url';
import { createDateWords } from '@/lib/tracking/rules/dates';
import type { Dress } from './dress';
import { barcodeSvg, type OpenedReturn, openReturn, qrSvg } from './open-return';
import { calendarFile } from './rules/calendar-file';
import { type PageRequest, servePage } from './serve-page';

const zoneOf = (page: PageRequest, { loaded }: OpenedReturn) =>
  shippingZone(loaded.order.shippingAddress) ?? page.shop.timeZone;

const datesOf = (page: PageRequest, opened: OpenedReturn, dress: Dress) =>
  createDateWords({
    t: dress.words,
    locale: dress.locale,
    country: opened.loaded.order.country,
    now: page.now,
    zone: zoneOf(page, opened),
  });

const lines = (...parts: (string | null | undefined)[]) => parts.filter((line): line is string => Boolean(line));

function addresses(page: PageRequest, { loaded, isRecipient }: OpenedReturn) {
  const address = loaded.order.shippingAddress;
  const shop = loaded.settings.address;
  return {
    from: lines(
      // The buyer's name is not the recipient's to see.
      address?.name ?? (isRecipient ? null : loaded.order.customerName),
      address?.line1,
      address?.line2,
      [address?.postal_code, address?.city].filter(Boolean).join(' '),
      address?.country,
    ),
    to: shop
      ? lines(
          shop.company ?? shop.name,
          shop.company ? shop.name : null,
          shop.line1,
          shop.line2,
          [shop.postal_code, shop.city].filter(Boolean).join(' '),
          shop.country,
        )
      : [page.shop.name],
  };
}

function slipView(page: PageRequest, opened: OpenedReturn, dress: Dress, token: string): SlipView {
  const { row, order, policy } = opened.loaded;
  const dates = datesOf(page, opened, dress);
  const placed = dates.read(order.placedAt.toISOString());
  return {
    number: row.number,
    orderNumber: order.number,
    placed: placed ? dates.long(placed.day) : '',
    qrSvg: qrSvg(shopUrl(page.shop, `/s/${page.shop.slug}/returns/${token}`)),
    barcodeSvg: barcodeSvg(row.number),
    ...addresses(page, opened),
    lines: opened.loaded.lines
      .filter((line) => !line.keepsItem)
      .map((line) => ({
        id: line.id,
        title: line.title,
        variant: line.variantTitle,
        sku: line.sku,
        quantity: line.quantity,
        reason: localLabel(
          policy.reasons.find((one) => one.code === line.reason)?.label ?? {},
          dress.locale,
          line.reason ?? '',
        ),
      })),
  };
}

/** The sheet that goes into the parcel. */
export const serveReturnSlip = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const opened = await openReturn(page, token);
    const dress = page.dress({ orderLocale: opened.loaded.row.locale });
    return {
      dress,
      bare: true,
      title: `${dress.frame.t('slip.title')} ${opened.loaded.row.number}`,
      body: <ReturnSlip frame={dress.frame} view={slipView(page, opened, dress, token)} />,
    };
  });

const NO_LABEL = () => new AppError('NOT_FOUND', 'There is no label.');

/** The label: as the carrier drew it, else the shop's own, to print and cut. */
export const serveReturnLabel = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const opened = await openReturn(page, token);
    const { label, row } = opened.loaded;
    if (label?.state !== 'bought' || !['approved', 'in_transit'].includes(row.status)) throw NO_LABEL();
    if (label.provider !== 'local') return labelFile(opened, label.id, 'label');
    const dress = page.dress({ orderLocale: row.locale });
    return {
      dress,
      bare: true,
      title: `${dress.frame.t('label.title')} ${row.number}`,
      body: <LabelPaper frame={dress.frame} view={slipView(page, opened, dress, token)} />,
    };
  });

/** The carrier's code, for a counter that prints the label. */
export const serveReturnQr = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const opened = await openReturn(page, token);
    const { label } = opened.loaded;
    if (label?.state !== 'bought' || !label.hasQr) throw NO_LABEL();
    return labelFile(opened, label.id, 'qr');
  });

async function labelFile({ gate, loaded }: OpenedReturn, labelId: string, which: 'label' | 'qr'): Promise<Response> {
  const file = await inShop(gate, (ctx) => findLabelFile(ctx, { labelId, which }));
  if (!file) throw NO_LABEL();
  const ending = file.mime.split('/')[1];
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.mime,
      'content-disposition': `inline; filename="${which}-${loaded.row.number}.${ending}"`,
      'cache-control': 'private, no-store',
      // A carrier's file is a file: nothing in it acts on our origin.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  });
}

/** Customs papers of a return that crosses a border: CN22 or CN23 by value, and an invoice. */
export const serveReturnCustoms = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const opened = await openReturn(page, token);
    const { row, order, settings } = opened.loaded;
    const goods = await inShop(opened.gate, (ctx) => listReturnGoods(ctx, row.id));
    const papers = customsPapers({ goods, settings, from: order.country });
    if (!papers) throw new AppError('NOT_FOUND', 'No border is crossed.');
    const dress = page.dress({ orderLocale: row.locale });
    const dates = datesOf(page, opened, dress);
    return {
      dress,
      bare: true,
      title: `${dress.frame.t('customs.title')} ${row.number}`,
      body: (
        <CustomsPapers
          frame={dress.frame}
          view={{
            number: row.number,
            orderNumber: order.number,
            form: papers.form,
            date: dates.long(dates.today),
            ...addresses(page, opened),
            items: papers.items.map((item) => ({
              ...item,
              value: formatMoney({ amount: item.value, currency: item.currency }, dress.locale),
              weight: dress.words('returns.weight', { grams: item.weight }),
            })),
            total: formatMoney(papers.total, dress.locale),
            weight: dress.words('returns.weight', { grams: papers.weight }),
          }}
        />
      ),
    };
  });

/** The last day to hand it over, or the day of the collection, for the shopper's calendar. */
export const serveReturnCalendar = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const opened = await openReturn(page, token);
    const { row } = opened.loaded;
    if (!row.expiresAt) throw new AppError('NOT_FOUND', 'Nothing to send.');
    const { words } = page.dress({ orderLocale: row.locale });
    const { pickup_on: pickup, pickup_window: window } = row.methodDetails;
    const last = new Intl.DateTimeFormat('sv-SE', { timeZone: zoneOf(page, opened) }).format(row.expiresAt);
    const what = [words(`storefront.return.${pickup ? 'pickupOn' : 'dropBy'}`), pickup ? window : null];
    return new Response(
      calendarFile({
        uid: `${row.id}@${new URL(shopUrl(page.shop)).host}`,
        stamp: row.updatedAt,
        day: pickup ?? last,
        summary: `${page.shop.name}: ${what.filter(Boolean).join(' ')}`,
        description: words('storefront.return.number', { number: row.number }),
        url: shopUrl(page.shop, `/s/${slug}/returns/${token}`),
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
