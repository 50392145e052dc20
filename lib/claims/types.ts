import type { ScanRow, ShipmentDate } from '@/lib/cases/types';
import type { Thumb, Tone } from '@/lib/console/types';
import type { ClaimState } from './constants';

/** Already worded. */

export type ClaimRow = {
  id: string;
  href: string;
  lead: string;
  thumb: Thumb;
  /** "Loss · DHL Paket · AT-24012" */
  detail: string;
  amount: string;
  /** "until Thu 3 Dec", "paid €120.00" */
  state: string;
  isUrgent: boolean;
  badge: { tone: Tone; label: string };
};

export type ClaimList = {
  rows: ClaimRow[];
  next_cursor: string | null;
  title: string;
  states: { state: ClaimState | null; label: string; count: number | null }[];
};

/** What is laid before a carrier. */
export type EvidencePack = {
  title: string;
  /** What is asked and why, in a few sentences. */
  statement: string[];
  parties: { label: string; text: string }[];
  parcel: { label: string; text: string }[];
  goods: { title: string; quantity: string; worth: string }[];
  sum: string;
  dates: Pick<ShipmentDate, 'label' | 'text' | 'source'>[];
  terms: { label: string; text: string }[];
  scans: Pick<ScanRow, 'meaning' | 'words' | 'code' | 'place' | 'local' | 'instant' | 'source' | 'received'>[];
};

export type ClaimDetail = {
  id: string;
  title: string;
  badge: { tone: Tone; label: string };
  facts: { label: string; text: string; isUrgent?: boolean }[];
  steps: { to: ClaimState; label: string }[];
  shipmentHref: string;
  carrierHref: string;
  packHref: string;
  mailHref: string | null;
  pack: EvidencePack;
  photos: number;
  currency: string;
  digits: number;
  amount: number;
  /** Nothing is written down about this carrier, so limits and windows are unknown. */
  hasContract: boolean;
  mayWork: boolean;
};
