import type { MoneyView } from '@/components/storefront/types';
import type { ResolutionType } from '@/lib/policies/constants';
import type { ReportLink } from '@/lib/reports/rules/report-link';
import type { Disposition, ReturnStatus, ReturnVerb, SideVerb, Verdict } from '@/lib/returns/constants';
import type { ReturnPlace, ReturnTab } from './constants';
import type { ParcelView } from './rules/caution-view';
import type { DisputesView } from './rules/dispute-view';
import type { FirstOutView } from './rules/first-out';
import type { PaybackView } from './rules/payback-view';
import type { Payable, PaymentView } from './rules/return-payments';
import type { ShopperCard } from './rules/shopper-card';
import type { WithdrawalRow } from './rules/withdrawal-row';

/** Everything here is already worded and crosses to the browser as JSON: components lay it out and reckon nothing. */

export type Tone = 'calm' | 'moving' | 'attention' | 'problem' | 'done';
export type Thumb = { url: string | null; title: string };

/** What a console list answers: rows, where the next page begins, when it was read. */
export type ConsolePage<T> = { rows: T[]; next_cursor: string | null };

export type ReturnRow = {
  id: string;
  number: string;
  href: string;
  who: string;
  /** "Derby Elbe, 42 and 1 more" */
  goods: string;
  /** What is the matter, as a sentence. */
  problem: string;
  /** "€149.00 back", "another size" */
  wish: string;
  badge: { tone: Tone; label: string };
  age: string;
  isOld: boolean;
  /** The law's last day for the money: "4 days left by law". */
  clock: { text: string; tone: 'calm' | 'attention' | 'problem' } | null;
  thumbs: Thumb[];
};

export type TabCount = {
  tab: ReturnTab;
  label: string;
  /** Null where it would say nothing: everything, and what is done. */
  count: number | null;
  money: string | null;
  oldest: string | null;
};

export type ReturnList = ConsolePage<ReturnRow> & {
  tabs: TabCount[];
  /** Of the law's clock: withdrawals that no return was opened for. */
  declarations: WithdrawalRow[];
  mayDecide: boolean;
};

export type ReturnLineView = {
  id: string;
  title: string;
  detail: string | null;
  thumb: Thumb;
  quantity: number;
  reason: string | null;
  comment: string | null;
  resolution: string;
  worth: string;
  keepsItem: boolean;
  /** Units still to arrive. */
  awaited: number;
  received: string | null;
  photos: string[];
  /** What they answered to the reason's questions. */
  answers: { question: string; answer: string }[];
  why: WhyEntry[];
};

export type InspectionView = {
  id: string;
  /** "2 × Derby: fine, as new" */
  text: string;
  note: string | null;
  /** Where it went; null for what is missing. */
  place: string | null;
  /** Where it may still go. */
  choices: { value: Disposition; label: string }[];
  /** Lines of their other returns that it may be: only what nobody had announced. */
  homes: { value: string; label: string }[];
};

export type TimelineEntry = {
  id: string;
  text: string;
  who: string | null;
  when: string;
  at: string;
  note: string | null;
  /** The shopper reads it on the return's page. */
  isPublic: boolean;
  tone: Tone;
};

export type WhyEntry = { text: string; source: string; applied: boolean };

export type ReturnDetail = {
  id: string;
  number: string;
  status: ReturnStatus;
  place: ReturnPlace;
  badge: { tone: Tone; label: string };
  /** The page's title as a sentence. */
  sentence: string;
  /** What it settles, where nothing travels: a problem the shopper reported. */
  report: { href: string; number: string } | null;
  asked: string;
  facts: { label: string; text: string }[];
  customer: { name: string; email: string; phone: string | null; history: string };
  order: { number: string; href: string };
  shopperHref: string;
  lines: ReturnLineView[];
  money: MoneyView;
  paid: PaymentView[];
  /** Where they want it, of what is paid by hand. */
  account: { holder: string; account: string; given: string } | null;
  /** A person sends it: what the bank calls it may be written down. */
  isByHand: boolean;
  payable: Payable;
  /** What was decided about the return as a whole. */
  why: WhyEntry[];
  inspections: InspectionView[];
  parcel: ParcelView;
  /** The open question: the shopper owes an answer. */
  question: { text: string; since: string } | null;
  /** Why the label of one that may travel was not bought. */
  unlabelled: string | null;
  held: string | null;
  payback: PaybackView | null;
  first: FirstOutView | null;
  disputes: DisputesView;
  clock: ReturnRow['clock'];
  timeline: TimelineEntry[];
  verbs: ReturnVerb[];
  sideVerbs: SideVerb[];
  /** "Jana approved it a moment ago": what to tell whoever comes second. */
  lastWord: string | null;
  refusal: { headline: string; language: string; lang: string; dir: 'ltr' | 'rtl' };
  shopper: ShopperCard | null;
  /** Another amount than what is owed is for owners and managers. */
  mayOverride: boolean;
  mayDecide: boolean;
};

/** One line of an order and whether it could come back. */
export type ComeBackRow = {
  id: string;
  title: string;
  detail: string | null;
  left: number;
  text: string;
  tone: 'done' | 'attention' | 'problem';
  why: WhyEntry[];
};

/** What a return on a shopper's behalf may choose from. */
export type StaffReturnView = {
  order: { id: string; number: string; who: string };
  lines: (Omit<ComeBackRow, 'why'> & { thumb: Thumb; variants: { id: string; label: string }[] })[];
  reasons: {
    code: string;
    label: string;
    /** What the policy asks of this reason. */
    photo: 'none' | 'optional' | 'required';
    followUps: { code: string; label: string; choices: { code: string; label: string }[] | null }[];
  }[];
  resolutions: { type: ResolutionType; label: string }[];
  methods: { code: string; label: string }[];
};

export type StaffQuote = {
  verdict: Verdict;
  /** It needs no person's yes. */
  approves: boolean;
  lines: { id: string; text: string; tone: ComeBackRow['tone']; options: ResolutionType[]; why: WhyEntry[] }[];
  /** The ways back that every line may take. */
  methods: { code: string; fee: string }[];
  money: MoneyView;
  why: WhyEntry[];
  /** Minor units that go to the shopper, less what they pay: what opening it must still come to. */
  total: number;
};

export type OrderRow = {
  id: string;
  number: string;
  href: string;
  who: string;
  goods: string;
  thumbs: Thumb[];
  badge: { tone: Tone; label: string };
  /** What is the matter or when it comes, as a few words. */
  state: string;
  total: string;
  placed: string;
};

export type OrderList = ConsolePage<OrderRow>;

export type ParcelDate = { label: string; text: string; source: string; wasText: string | null };

export type ParcelCard = {
  id: string;
  title: string;
  badge: { tone: Tone; label: string };
  state: string;
  carrier: string | null;
  trackingNumber: string | null;
  trackingHref: string | null;
  isReturn: boolean;
  goods: string[];
  dates: ParcelDate[];
  scans: TimelineEntry[];
  note: string;
};

export type OrderDetail = {
  id: string;
  number: string;
  sentence: string;
  badge: { tone: Tone; label: string };
  placed: string;
  customer: { name: string; email: string; phone: string | null; address: string[]; history: string; language: string };
  lines: {
    id: string;
    title: string;
    detail: string | null;
    thumb: Thumb;
    quantity: number;
    total: string;
    marks: string[];
  }[];
  sums: { label: string; text: string; strong: boolean }[];
  parcels: ParcelCard[];
  unsent: string | null;
  returns: ReportLink[];
  reports: ReportLink[];
  mails: (Omit<ReportLink, 'number'> & { id: string; detail: string; when: string })[];
  words: { id: string; text: string; when: string; tone: Tone }[];
  note: string;
  facts: { label: string; text: string }[];
  shopperHref: string;
  shopper: ShopperCard | null;
  disputes: DisputesView;
  mayWrite: boolean;
};

/** Somebody who needs a person, as a sentence with its remedy one press away. */
export type Need = {
  key: string;
  thumb: Thumb;
  /** "Chidi Okafor’s Derby" */
  lead: string;
  /** "no scan for 9 days" */
  problem: string;
  /** "€289.00 · has written to you" */
  detail: string;
  tone: Tone;
  remedy: { label: string; href: string };
};

export type Door = {
  sentence: string;
  /** Shares of the bar in per cent, left to right; they end at 100. */
  bar: { kind: 'delivered' | 'van' | 'risk' | 'waiting'; from: number; width: number }[];
  legend: { kind: 'delivered' | 'van' | 'risk' | 'waiting'; label: string; count: number }[];
  isQuiet: boolean;
};

export type Figure = {
  label: string;
  /** "94 %", or null: too few to say. */
  value: string | null;
  note: string;
  change: { text: string; tone: 'good' | 'bad' | 'calm' } | null;
};

export type Overview = {
  newCodes: { text: string; href: string } | null;
  title: string;
  needs: Need[];
  more: number;
  moreHref: string;
  door: Door;
  pipeline: (TabCount & { href: string })[];
  figures: Figure[];
  insight: { sentence: string; action: { label: string; href: string } } | null;
  words: { key: string; text: string; who: string; when: string; href: string | null; tone: Tone }[];
  page: { href: string; frame: string; published: string | null; edit: string };
  /** The first days: what is done and what is next. Null once the shop is in business. */
  checklist: { title: string; text: string; isDone: boolean; href: string }[] | null;
};
