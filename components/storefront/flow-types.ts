import type { ActionView, ItemView } from '@/lib/tracking/types';
import type { FactView, FormErrorView, MoneyView, PhotoView } from './types';

/** The wizard's frame: the question is the heading, the steps are words. */
export type WizardFrameView = {
  step: number;
  total: number;
  title: string;
  lead: string | null;
  orderNumber: string;
  /** The step before; null on the first. */
  backHref: string | null;
  errors: FormErrorView[];
};

export type PickableItemView = ItemView & {
  /** How many can still come back; 0 with `reason` when none can. */
  returnable: number;
  picked: number;
  /** Whether each unit speaks for itself; null where there is but one, or too many. */
  split: boolean | null;
  /** That it belongs to a set, or was a gift. */
  notes?: string[];
  /** Ineligible with dignity: why, and what can be done instead. */
  refusal: { sentence: string; instead: string | null; offer: ActionView | null } | null;
};

type Demand = 'none' | 'optional' | 'required';

export type FollowUpView = {
  /** The form field's name. */
  name: string;
  label: string;
  value: string;
  /** Null: answered in words. */
  choices: { code: string; label: string; checked: boolean }[] | null;
};

export type ReasonView = {
  code: string;
  label: string;
  checked: boolean;
  photo: Demand;
  comment: Demand;
  followUps: FollowUpView[];
};

export type ReasonQuestionView = {
  item: ItemView;
  /** Form field names are `reason.{lineId}`, `comment.{lineId}`, `photo.{lineId}`. */
  lineId: string;
  /** "1 of 3", where each unit speaks for itself. */
  part: string | null;
  reasons: ReasonView[];
  comment: { value: string };
  photos: PhotoView[];
};

/** One way to make it right: amount *and* date on every card, none chosen for the shopper. */
export type ResolutionView = {
  type: string;
  /** "Money back", "Size 43 instead". */
  label: string;
  /** "€149.00", "in stock". */
  amount: string;
  /** "on your card by 12 March", "with you by Tuesday". */
  when: string;
  note: string | null;
  suggested: boolean;
  checked: boolean;
  /** Variants of an exchange; the select is named `variant.{lineId}`. */
  variants?: { id: string; label: string; selected: boolean; disabled: boolean }[];
  /** Where anything else of the shop is chosen instead. */
  pickHref?: string | null;
  /** What was chosen there; it stands instead of the variants. */
  picked?: { id: string; title: string; variant: string | null; imageUrl: string | null } | null;
};

/** Sizes and colours that are sold out, each with a button of its own: `tell` or `untell`, with the variant. */
export type StockWishView = {
  title: string;
  /** That it is one mail. */
  once: string;
  isOpen: boolean;
  choices: { variantId: string; isAsked: boolean; said: string | null; label: string }[];
};

/** Which travels first, the new or the old: two choices, `sends_first`. */
export type SendsFirstView = {
  legend: string;
  note: string;
  choices: { value: 'yes' | 'no'; label: string; detail: string; checked: boolean }[];
};

export type ResolutionQuestionView = {
  item: ItemView;
  lineId: string;
  resolutions: ResolutionView[];
  /** What could be had if it were there. */
  wish?: StockWishView | null;
  /** Whom to ask where nothing is offered. */
  contact: string | null;
};

/** Anything of the shop, instead of one thing: a page of the catalogue, each a button. */
export type ProductPickView = {
  item: ItemView;
  /** Fields the search must keep. */
  search: { action: string; value: string; hidden: Record<string, string> };
  products: {
    id: string;
    title: string;
    imageUrl: string | null;
    /** What it costs more or gives back, where that is the same for all of it; that it is sold out. */
    worth: string | null;
    isGone: boolean;
    variants: { id: string; label: string; disabled: boolean; selected: boolean }[];
  }[];
  moreHref: string | null;
  backHref: string;
};

export type MethodView = {
  code: string;
  label: string;
  /** "€4.95" or the word for free. */
  fee: string;
  isFree: boolean;
  detail: string | null;
  icon: 'label' | 'qr' | 'shop' | 'pickup' | 'post' | 'keep';
  checked: boolean;
  /** Counters to choose from; the field is `place.{code}`. */
  places: { code: string; name: string; address: string; hours: string | null; checked: boolean }[];
  /** Days of a collection; the field is `pickup.{code}`. */
  pickups: { value: string; label: string; selected: boolean }[];
};

export type ReviewView = {
  groups: {
    id: string;
    title: string;
    changeHref: string;
    items: {
      key: string;
      item: ItemView;
      reason: string;
      answers: { question: string; answer: string }[];
      comment: string | null;
      photos: PhotoView[];
      resolution: string;
    }[];
  }[];
  method: { label: string; fee: string; changeHref: string };
  /** Null where prices stay unseen. */
  money: MoneyView | null;
  /** Gifts that came with what goes back: each with what becomes of it, and a button that sends it back too. */
  gifts?: { title: string; notes: { sentence: string; add: { label: string; value: string } | null }[] } | null;
  /** What is agreed to where the new one travels first. */
  sendsFirst?: { title: string; terms: string; note: string; changeHref: string } | null;
  /** Of a gift: the address that the credit goes to is asked for. */
  recipient: { value: string } | null;
};

export type WithdrawItemView = {
  id: string;
  title: string;
  variant: string | null;
  imageUrl: string | null;
  /** How many one may withdraw from; 0 with `refusal`. */
  quantity: number;
  refusal: string | null;
  /** The law exempts it. */
  isExempt: boolean;
  /** Under which the law lets one withdraw from it: while it is sealed. */
  caution: string | null;
};

export type WithdrawFormView = {
  action: string;
  /** Of an order that a link has proven: its things, what was chosen, until when, and where the confirmation goes. */
  order?: {
    number: string;
    items: WithdrawItemView[];
    chosen: Record<string, number>;
    until: string | null;
    isOver: boolean;
    mailedTo: string;
    /** The shop's own way back, where the law's is over. */
    returnHref: string | null;
    contactHref: string | null;
  };
  values: { name: string; number: string; email: string; scope: 'everything' | 'part'; part: string };
  errors: FormErrorView[];
  hidden?: Record<string, string>;
};

export type WithdrawConfirmView = {
  action: string;
  editHref: string;
  hidden: Record<string, string>;
  /** Things that were chosen, each a field `line`, and how many of each. */
  lines?: string[];
  quantities?: Record<string, string>;
  facts: FactView[];
  /** It could not be stored: the same button tries again. */
  error?: string;
};

export type WithdrawReceiptView = {
  email: string;
  receivedAt: { text: string; dateTime: string };
  reference: string;
  declaration: string;
  /** The confirmation as a file of plain text, to keep. */
  file: { name: string; text: string };
  returnHref: string | null;
  facts: FactView[];
  next: string[];
};
