import type { OpeningWords } from '@/lib/branding/rules/opening-hours';
import type { ResolvedBrand } from '@/lib/branding/types';
import type { ActionView, ItemView, Tone } from '@/lib/tracking/types';

import type { Translate } from './message-keys';

export type Dir = 'ltr' | 'rtl';

/** What every page of a shop shares: the house, the language, the ways out. Links that are null are not shown. */
export type Frame = {
  brand: ResolvedBrand;
  /** When a person answers, and whether now; null where the shop has not said. */
  hours?: OpeningWords | null;
  locale: string;
  dir: Dir;
  t: Translate;
  /** The same page in the shop's other languages. */
  languages: { locale: string; label: string; href: string; current: boolean }[];
  links: {
    home: string;
    feedback: string | null;
    withdraw: string | null;
    viewLog: string | null;
  };
};

/** A message at the top of a form; `field` is the id of the input it is about. */
export type FormErrorView = { field: string | null; message: string };

/** One line of money, already worded: "Derby, 42" · "€149.00"; `strong` is the sum. */
export type MoneyLineView = { text: string; amount: string; strong?: boolean; detail?: string | null };

/** A sum that opens into its lines: "You get back" · "€149.00" · "on your card by 12 March". */
export type MoneyView = {
  label: string;
  amount: string;
  /** Nothing goes either way: the label says all. */
  isEven?: boolean;
  when: string | null;
  lines: MoneyLineView[];
};

export type LookUpView = {
  action: string;
  intent: 'track' | 'return';
  /** The same form with the other intent. */
  switchHref: string;
  values: { number: string; contact: string };
  /** The shop's own pattern, "DH-20417". */
  example: string;
  errors: FormErrorView[];
  hidden?: Record<string, string>;
};

export type StepView = {
  title: string;
  detail: string | null;
  when: string | null;
  state: 'done' | 'current' | 'ahead';
};

/** One return: a boarding pass, its journey and its money. */
export type FirstView = {
  title: string;
  sentence: string;
  owes: string | null;
  follow: { href: string; label: string } | null;
};

export type ReturnPageView = {
  locale: string;
  dir: Dir;
  number: string;
  orderNumber: string;
  orderHref: string | null;
  headline: { sentence: string; detail: string | null; tone: Tone; statusLabel: string };
  primary: ActionView | null;
  /** Null once it is handed over, or when nothing has to travel. */
  pass: {
    /** An <svg> of our own making; null when the method has no code. */
    qrSvg: string | null;
    /** The carrier's own code where it drew one, instead of ours. */
    qrSrc?: string | null;
    /** The same code to type by hand. */
    code: string | null;
    dropBy: { weekday: string; day: string; month: string; dateTime: string; text?: string } | null;
    dropByLabel?: string;
    method: string;
    fee: string | null;
    /** Hours of a collection. */
    window?: string | null;
    place: { name: string; address: string | null; hours: string | null; distance: string | null } | null;
    calendarHref: string | null;
    slipHref: string | null;
    labelHref: string | null;
    customsHref?: string | null;
    /** What there is to say of a label that is not there yet. */
    notice?: string | null;
    /** Where the number of the shopper's own courier is told. */
    courier?: { action: string; carrier: string; trackingNumber: string; isWrong: boolean } | null;
    instructions: string[];
  } | null;
  steps: StepView[];
  items: ItemView[];
  /** What stays with the shopper though it is paid for. */
  kept: ItemView[];
  photos: PhotoView[];
  /** Another answer while nothing has moved. */
  edit: { action: string } | null;
  /** Something of another order into the same parcel. */
  addHref: string | null;
  money: MoneyView | null;
  /** The new one of an exchange: where it is, and what is expected for it. */
  first?: FirstView | null;
  /** Where the money goes that no card takes. */
  account?: { sentence: string; more: { label: string; href: string } } | null;
  /** What else they have in the shop, ready to be read. */
  credit?: { title: string; sentence: string; more: { label: string; href: string } | null } | null;
  /** The merchant's words about this return: why something was deducted or declined. */
  note: string | null;
  /** What the shop asks and where the answer goes; `isEmpty` after one without words. */
  question?: { text: string; action: string; isEmpty: boolean } | null;
  /** `lead`: what calling it off means, where that is not said of a parcel. */
  cancel: { action: string; fields: Record<string, string>; lead?: string | null } | null;
  revision: string;
  announcement: string;
};

export type SlipView = {
  number: string;
  orderNumber: string;
  placed: string;
  qrSvg: string;
  /** The return's number as Code 128. */
  barcodeSvg: string;
  from: string[];
  to: string[];
  lines: {
    id: string;
    title: string;
    variant: string | null;
    sku: string | null;
    quantity: number;
    reason: string | null;
  }[];
};

export type CustomsView = {
  number: string;
  orderNumber: string;
  form: string;
  date: string;
  from: string[];
  to: string[];
  items: {
    description: string;
    quantity: number;
    hsCode: string | null;
    origin: string | null;
    weight: string;
    value: string;
  }[];
  total: string;
  weight: string;
};

export type PhotoView = { id: string; url: string };

export type FactView = { label: string; value: string };

export type ViewLogView = {
  backHref: string;
  /** After how many days it is forgotten. */
  keptDays: number;
  entries: { id: string; who: string; when: string; dateTime: string; why: string }[];
};

/** The links of an order made for somebody else, and the form that makes one. */
export type ShareView = {
  action: string;
  backHref: string;
  errors: FormErrorView[];
  /** What just happened, to be read out. */
  done: string | null;
  values: { label: string; sees: 'status' | 'gift'; days: number };
  /** Offered periods, already worded. */
  periods: { days: number; label: string }[];
  links: {
    id: string;
    label: string;
    /** The address to copy; null for one that opens no more. */
    url: string | null;
    sees: string;
    state: string;
    seen: string;
    isNew: boolean;
  }[];
};

export type FeedbackView = { action: string; hidden?: Record<string, string>; sent: boolean };
