import type { SafeRequest } from '@/lib/core/safe-fetch';
import type { LabelCredentials } from '../rules/label-credentials';
import type { PostalAddress } from '../types';
import { easypostLabels } from './easypost-labels';
import { shippoLabels } from './shippo-labels';

/** A return's parcel as it is declared to a carrier. Amounts in minor units, weights in grams, lengths in millimetres. */
export type LabelRequest = {
  /** The same key is the same label, however often it is asked. */
  key: string;
  returnNumber: string;
  /** No printer: a code that the counter prints the label from, where the carrier has one. */
  wantsQr: boolean;
  /** Who sends it back, and where to. */
  shopper: PostalAddress;
  shop: PostalAddress;
  parcel: { length: number; width: number; height: number; weight: number };
  /** What is inside, for customs; null where no border is crossed. */
  customs:
    | {
        description: string;
        quantity: number;
        value: number;
        currency: string;
        weight: number;
        hsCode: string | null;
        origin: string | null;
      }[]
    | null;
};

export type SoldLabel = {
  reference: string;
  carrier: string | null;
  service: string | null;
  trackingNumber: string | null;
  cost: { amount: number; currency: string } | null;
  /** The carrier's own addresses: secrets that buy a shipment, so they are fetched and never shown. */
  labelUrl: string;
  qrUrl: string | null;
};

/**
 * Sells return labels over the network; called by the worker, outside any transaction.
 * `draft` is the provider's shipment of an earlier try: with it a sale that was made and not heard of is found again.
 */
export type LabelProvider = {
  name: string;
  /** @returns the provider's shipment, unpaid: losing it costs nothing. @throws LabelRefused, or an error worth a retry */
  quote: (request: LabelRequest) => Promise<string>;
  /** Buys the cheapest rate of that shipment, or finds what was bought before. @throws LabelRefused, or an error worth a retry */
  buy: (draft: string, request: LabelRequest) => Promise<SoldLabel>;
  /**
   * Gives an unused label back, or finds that it was given back before; `unbilled` where the carrier bills only what is
   * scanned. @throws LabelRefused, or an error worth a retry
   */
  refund: (sold: { draft: string; reference: string }) => Promise<'taken' | 'unbilled'>;
};

/** The provider of a connection's credentials. */
export const labelProvider = (credentials: LabelCredentials, permitted?: SafeRequest['permitted']): LabelProvider =>
  credentials.provider === 'easypost' ? easypostLabels(credentials, permitted) : shippoLabels(credentials, permitted);
