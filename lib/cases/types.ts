import type { Thumb, Tone } from '@/lib/console/types';
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
  due: { text: string; isOver: boolean; at: string };
  /** "Jana asked the courier yesterday", or what closed it. */
  last: string | null;
  isOpen: boolean;
  /** What helps most, named. */
  remedy: string;
};

export type Colleague = { id: string; name: string; isMe: boolean };

export type CaseList = {
  rows: CaseRow[];
  next_cursor: string | null;
  title: string;
  views: { view: CaseView; label: string; count: number | null }[];
  kinds: { kind: CaseKind; label: string; count: number }[];
  owners: { owner: OwnerFilter; label: string; count: number | null }[];
  people: Colleague[];
  mayWork: boolean;
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
  due: { text: string; isOver: boolean; at: string };
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
