import type { DeliveryPhotoView } from '@/lib/tracking/rules/delivery-photo';
import type { FormErrorView, PhotoView } from './types';

/** Worded already: components lay it out. */

type Way = { label: string; href: string };

export type ReportKindView = {
  kind: string;
  label: string;
  hint: string;
  /** Null: it cannot be told now, and `why` says why. */
  href: string | null;
  why: string | null;
  /** What was told of it already. */
  report: Way | null;
};

export type ReportPickView = {
  title: string;
  lead: string;
  parcels: { id: string; title: string; status: string; kinds: ReportKindView[] }[];
  person: { text: string; ways: Way[] };
  back: Way;
};

export type ReportLineView = {
  id: string;
  title: string;
  variant: string | null;
  imageUrl: string | null;
  /** Units that may be told of, and how many are chosen; 0: none. */
  most: number;
  chosen: number;
};

export type ReportFormView = {
  title: string;
  lead: string;
  action: string;
  hidden: Record<string, string>;
  errors: FormErrorView[];
  proof: {
    title: string;
    facts: { label: string; value: string }[];
    photo: DeliveryPhotoView | null;
    link: Way | null;
  } | null;
  items: { title: string; picks: boolean; quantityLabel: string; lines: ReportLineView[] };
  ticks: { title: string; items: { code: string; label: string; checked: boolean }[] } | null;
  choices: { code: string; label: string; options: { value: string; label: string; checked: boolean }[] }[];
  words: { label: string; required: boolean; value: string };
  photos: { label: string; hint: string; needed: string | null; kept: string | null; keptIds: string[] };
  wish: { label: string; lead: string; options: { value: string; label: string; checked: boolean }[] } | null;
  send: string;
  back: Way;
};

export type ReportPageView = {
  number: string;
  headline: string;
  next: string;
  tone: 'calm' | 'attention' | 'problem' | 'done';
  status: string;
  note: { title: string; text: string } | null;
  question: {
    title: string;
    text: string;
    action: string;
    label: string;
    photos: string;
    send: string;
    error: string | null;
  } | null;
  about: { title: string; lines: Omit<ReportLineView, 'most' | 'chosen'>[]; quantities: string[] };
  facts: { label: string; value: string }[];
  photos: { title: string; items: PhotoView[] };
  history: {
    title: string;
    events: { id: string; when: string; dateTime: string; text: string; words: string | null }[];
  };
  withdraw: { action: string; label: string } | null;
  links: Way[];
  told: string;
  back: Way;
};
