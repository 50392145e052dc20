import type { Thumb, Tone } from '@/lib/console/types';
import type { RequestCard } from '@/lib/delivery/rules/request-card';
import type { ReportLink } from '@/lib/reports/rules/report-link';
import type { DoubtView } from '@/lib/tracking/rules/carrier-doubt';
import type { CaseKind, CaseView, OwnerFilter, Remedy } from './constants';

/** Already worded, and crossing to the browser as JSON: components lay it out and reckon nothing. */

export type CaseRow = {
  id: string;
  href: string;
  thumb: Thumb;
  /** "Chidi Okafor’s Derby" */
  lead: string;
  /** "no scan for 9 days" */
  problem: string;
  /** "AT-2041 · €289.00 · DHL Paket · has written to you" */
  detail: string;
  kind: string;
  severity: { tone: Tone; label: string };
  owner: { id: string; name: string; isMe: boolean } | null;
  due: Due;
  /** "Jana asked the courier yesterday", or what closed it. */
  last: string | null;
  isOpen: boolean;
  /** What helps most, named. */
  remedy: string;
};

/** `at` null: a person has said that it has time. */
export type Due = { text: string; isOver: boolean; at: string | null };

/** Times to put a case off to, as wall clocks of the shop's (`2026-12-01T18:00`). */
export type DueChoices = { zone: string; earliest: string; choices: { label: string; due: string }[] };

export type Colleague = { id: string; name: string; isMe: boolean };

export type CaseList = {
  rows: CaseRow[];
  next_cursor: string | null;
  title: string;
  views: { view: CaseView; label: string; count: number | null }[];
  kinds: { kind: CaseKind; label: string; count: number }[];
  owners: { owner: OwnerFilter; label: string; count: number | null }[];
  people: Colleague[];
  dues: DueChoices;
  mayWork: boolean;
};

/** One of all parcels. */
export type ParcelRow = {
  id: string;
  href: string;
  thumb: Thumb;
  /** "Chidi Okafor’s Derby" */
  lead: string;
  /** "AT-2041 · DHL Paket" */
  detail: string;
  number: string | null;
  badge: { tone: Tone; label: string };
  state: string;
  /** What is the matter, where somebody is needed. */
  need: string | null;
  isReturn: boolean;
  made: string;
};

export type ParcelList = {
  rows: ParcelRow[];
  next_cursor: string | null;
  /** Carriers of the newest parcels, and the one that is asked for. */
  carriers: { slug: string; name: string }[];
};

/** A case beside its parcel. */
export type CaseCard = {
  id: string;
  kind: CaseKind;
  title: string;
  problem: string;
  isOpen: boolean;
  severity: { tone: Tone; label: string };
  owner: Colleague | null;
  due: Due;
  opened: string;
  remedies: { remedy: Remedy; label: string }[];
  events: {
    id: string;
    who: string | null;
    text: string;
    when: string;
    at: string;
    note: string | null;
    tone: Tone;
  }[];
};

export type ShipmentDate = {
  label: string;
  text: string;
  /** Who supplied it. */
  source: string;
  /** What it was before, the newest first; empty where it never changed. */
  history: { text: string; why: string; when: string; at: string }[];
};

/** One observation, told as it came and as it was understood. */
export type ScanRow = {
  id: string;
  /** "Arrived at the depot" */
  meaning: string;
  tone: Tone;
  /** The carrier's own words and code. */
  words: string | null;
  code: string | null;
  place: string | null;
  /** The clock on the wall there, as given. */
  local: string | null;
  /** The same moment on the shop's clocks; null where it is not known. */
  instant: string | null;
  source: string;
  received: string;
  inboxHref: string | null;
  /** It was told of another number, or is what a provider declared, not a scan. */
  marks: string[];
};

export type ShipmentDetail = {
  id: string;
  lead: string;
  sentence: string;
  badge: { tone: Tone; label: string };
  state: string;
  carrier: string | null;
  /** Why it may be another carrier's, and what a person can say to that. */
  doubt: DoubtView | null;
  /** Which aggregators tell of it, or why one does not. */
  followed: string[];
  service: string | null;
  trackingNumber: string | null;
  trackingHref: string | null;
  carrierHref: string | null;
  order: { number: string; href: string; total: string; placed: string };
  shopperHref: string;
  customer: { name: string; email: string; phone: string | null; address: string[] };
  goods: { key: string; title: string; detail: string | null; quantity: number; thumb: Thumb }[];
  dates: ShipmentDate[];
  /** What a provider declares the parcel to be, beside what its facts add up to. */
  declared: { folded: string; declared: string | null; by: string | null; agrees: boolean };
  scans: ScanRow[];
  messages: {
    id: string;
    href: string;
    from: string;
    when: string;
    size: string;
    badge: { tone: Tone; label: string };
  }[];
  cases: CaseCard[];
  /** What was asked of the courier about the delivery, newest first. */
  requests: RequestCard[];
  /** What shoppers reported of it, newest first. */
  reports: ReportLink[];
  /** Photos couriers took of the delivery; without a `url`, why there is none. */
  photos: { id: string; url: string | null; text: string }[];
  people: Colleague[];
  dues: DueChoices;
  note: string;
  orderId: string;
  isReturn: boolean;
  claim: { href: string; text: string; badge: { tone: Tone; label: string } } | null;
  /** What may be claimed from the carrier, where nothing is yet. */
  mayClaim: 'lost' | 'damaged' | 'late' | null;
  mayWork: boolean;
  mayReplay: boolean;
};
