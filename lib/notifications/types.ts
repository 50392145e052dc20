import type { ShippingAddress } from '@/db/schema/orders';
import type { Cause, Eta, ShipmentStatus, SubStatus } from '@/lib/carriers/types';
import type { Money } from '@/lib/core/money';
import type { PaymentState } from '@/lib/payments/constants';
import type { ReportOutcome, ReportState } from '@/lib/reports/constants';
import type { ReturnKind, ReturnStatus } from '@/lib/returns/constants';
import type { ExplanationRow } from '@/lib/returns/types';
import type { NotificationEvent, NotificationState } from './constants';
import type { NotificationData } from './schema';

/** A mail as it goes out. Addresses are bare; names and subject are plain text without line breaks. */
export type OutgoingMail = {
  /** Whose it is; `staff` for mails that belong to no shop. With `id` it names the file of it. */
  shopId: string;
  id: string;
  /** The same however often it is sent. */
  messageId: string;
  from: { name: string; address: string };
  to: string;
  replyTo: string | null;
  subject: string;
  locale: string;
  html: string;
  text: string;
};

/** Takes a mail over. Resolves once another party holds it; throws a MailRefused when no repeat can help. */
export type MailTransport = {
  send: (mail: OutgoingMail) => Promise<{ reference: string }>;
  close: () => void;
};

export type MailItemFacts = {
  lineId: string;
  title: string;
  variantTitle: string | null;
  quantity: number;
  imageUrl: string | null;
  /** By locale. */
  careTips: Record<string, string>;
};

/** Everything a mail says, read in one go; words and dates are made of it by rules/mail-view.ts. */
export type MailFacts = {
  notification: {
    id: string;
    event: NotificationEvent;
    locale: string;
    recipient: string;
    state: NotificationState;
    attempts: number;
    data: NotificationData;
  };
  shop: {
    id: string;
    slug: string;
    name: string;
    timeZone: string;
    locales: string[];
    defaultLocale: string;
    domain: string | null;
  };
  /** The published theme document and its number; null where the shop has none. */
  brand: { theme: unknown; version: number } | null;
  order: {
    id: string;
    number: string;
    currency: string;
    customerName: string | null;
    country: string | null;
    address: ShippingAddress | null;
    isGift: boolean;
  };
  shipment: {
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    status: ShipmentStatus;
    subStatus: SubStatus | null;
    shippedAt: string | null;
    deliveredAt: string | null;
    deliveredAtLocal: string | null;
    eta: Eta | null;
    etaOriginal: Eta | null;
    promisedAt: string | null;
    cause: Cause | null;
    /** When it is looked at again without being told anything. */
    checkAt: string | null;
    note: string | null;
  } | null;
  return: {
    id: string;
    number: string;
    kind: ReturnKind;
    status: ReturnStatus;
    method: string | null;
    rejectReason: string | null;
    quotedRefund: number;
    quotedCredit: number;
    dueFromShopper: number;
    /** How what was quoted is reckoned. */
    explanation?: ExplanationRow[] | null;
    /** Sent back by whoever was given the goods: no price, no buyer's name. */
    isRecipients?: boolean;
    expiresAt: string | null;
    /** The new item has left, or leaves, before the old one is back. */
    first?: { about: 'deposit' | 'deadline'; amount: Money } | null;
    createdAt: string;
  } | null;
  /** What `payment.*` tells of. */
  payment?: { state: PaymentState } | null;
  refund: {
    kind: 'refund' | 'credit';
    amount: Money;
    reference: string | null;
    /** It came off an unpaid invoice; it went to an account by a person's hand. */
    isClaim?: boolean;
    isTransfer?: boolean;
  } | null;
  /** What a `report.…` is about. */
  report?: {
    id: string;
    number: string;
    state: ReportState;
    outcome: ReportOutcome | null;
    reason: string | null;
    answerBy: string;
  } | null;
  /** What the mail is about: the parcel's lines, or the return's. */
  items: MailItemFacts[];
  /** Lines of the order that no parcel holds yet. */
  waiting: MailItemFacts[];
  /** The last day (or instant) on which what is in the parcel can be sent back, where the sender found it out. */
  returnUntil?: string | null;
};
