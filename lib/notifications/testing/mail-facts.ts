import type { NotificationEvent } from '../constants';
import type { MailFacts } from '../types';

type Overrides = {
  event?: NotificationEvent;
  locale?: string;
  occurredAt?: string;
  data?: Partial<MailFacts['notification']['data']>;
  shop?: Partial<MailFacts['shop']>;
  order?: Partial<MailFacts['order']>;
  shipment?: Partial<NonNullable<MailFacts['shipment']>> | null;
  return?: Partial<NonNullable<MailFacts['return']>> | null;
} & Partial<Pick<MailFacts, 'brand' | 'refund' | 'items' | 'waiting'>>;

const UUID = '019a0000-0000-7000-8000-00000000000';

/** Facts of one mail: boots from Berlin to Berlin, due tomorrow between ten and one, unless told otherwise. */
export function mailFacts(overrides: Overrides = {}): MailFacts {
  const event = overrides.event ?? 'shipment.shipped';
  const isReturn = event.startsWith('return.') || event.startsWith('payment.');
  const isShipment = event.startsWith('shipment.');
  const isReport = event.startsWith('report.');
  return {
    notification: {
      id: `${UUID}1`,
      event,
      locale: overrides.locale ?? 'en',
      recipient: 'jana@example.com',
      state: 'queued',
      attempts: 0,
      data: { occurredAt: overrides.occurredAt ?? '2026-11-25T11:00:00Z', ...overrides.data },
    },
    shop: {
      id: `${UUID}2`,
      slug: 'ahlbeck',
      name: 'Ahlbeck & Tochter',
      timeZone: 'Europe/Berlin',
      locales: ['en', 'de'],
      defaultLocale: 'en',
      domain: null,
      ...overrides.shop,
    },
    brand: overrides.brand ?? null,
    order: {
      id: `${UUID}3`,
      number: 'AT-2041',
      currency: 'EUR',
      customerName: 'Jana Berg',
      country: 'DE',
      address: { country: 'DE', city: 'Berlin', postal_code: '10119' },
      isGift: false,
      ...overrides.order,
    },
    report: isReport
      ? {
          id: `${UUID}6`,
          number: 'P-7KM2-9XQF',
          state: event === 'report.question' ? 'asked' : 'open',
          outcome: event === 'report.accepted' ? 'refund' : null,
          reason: event === 'report.rejected' ? 'The photo shows another thing.' : null,
          answerBy: '2026-11-27',
        }
      : null,
    shipment:
      !isShipment || overrides.shipment === null
        ? null
        : {
            id: `${UUID}4`,
            carrier: 'dhl_de',
            trackingNumber: '00340434161094042557',
            status: 'in_transit',
            subStatus: null,
            shippedAt: '2026-11-24T15:00:00Z',
            deliveredAt: null,
            deliveredAtLocal: null,
            eta: {
              earliest: '2026-11-26T10:00:00',
              latest: '2026-11-26T13:00:00',
              source: 'carrier',
              confidence: 'high',
            },
            etaOriginal: null,
            promisedAt: null,
            cause: null,
            checkAt: null,
            note: null,
            ...overrides.shipment,
          },
    return:
      !isReturn || overrides.return === null
        ? null
        : {
            id: `${UUID}5`,
            number: 'R-7K2Q',
            kind: 'return',
            status: 'approved',
            method: 'label',
            rejectReason: null,
            quotedRefund: 14_900,
            quotedCredit: 0,
            dueFromShopper: 0,
            expiresAt: '2026-12-09T22:59:59Z',
            createdAt: '2026-11-25T11:00:00Z',
            ...overrides.return,
          },
    refund: overrides.refund ?? null,
    payment: event.startsWith('payment.') ? { state: 'open' } : null,
    items: overrides.items ?? [
      {
        lineId: `${UUID}6`,
        title: 'Chelsea boots',
        variantTitle: 'Size 42',
        quantity: 1,
        imageUrl: '/demo/ahlbeck/chelsea.webp',
        careTips: { en: 'Rest them a day between wears.', de: 'Einen Tag ruhen lassen.' },
      },
    ],
    waiting: overrides.waiting ?? [],
  };
}
