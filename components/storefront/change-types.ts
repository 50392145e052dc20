import type { ActionView, ParcelRequestView } from '@/lib/tracking/types';
import type { IconName } from './icons';
import type { FormErrorView } from './types';

export type ChangeChoiceView = { kind: string; label: string; what: string; href: string; icon: IconName };

/** What may be changed about one parcel's delivery, and what was asked. Every word is given. */
export type ChangeView = {
  title: string;
  lead: string | null;
  goods: string | null;
  errors: FormErrorView[];
  requests: {
    title: string;
    items: (ParcelRequestView & {
      withdraw: { action: string; label: string; fields: Record<string, string> } | null;
    })[];
  } | null;
  choices: { title: string; items: ChangeChoiceView[] } | null;
  /** What is changed on the carrier's own page. */
  ownPage: { title: string; lead: string; items: ChangeChoiceView[] } | null;
  not: { title: string; items: { label: string; why: string }[] } | null;
  nothing: string | null;
  talk: ActionView | null;
  back: { label: string; href: string };
};

export type ChangeFieldView = {
  name: string;
  label: string;
  hint: string | null;
  value: string;
  isOptional: boolean;
  maxLength: number;
  autoComplete: string;
  isLong: boolean;
};

/** One wish being entered. */
export type ChangeFormView = {
  title: string;
  lead: string;
  goods: string | null;
  action: string;
  hidden: Record<string, string>;
  errors: FormErrorView[];
  /** Days to choose among; null where none is asked. */
  days: { label: string; items: { value: string; label: string; checked: boolean }[] } | null;
  fields: ChangeFieldView[];
  /** What it means, honestly. */
  facts: string[];
  press: string;
  other: { label: string; href: string };
  optional: string;
};

/** The code that was sent before goods go elsewhere. */
export type ChangeCodeView = {
  title: string;
  lead: string;
  wish: string;
  action: string;
  hidden: Record<string, string>;
  errors: FormErrorView[];
  label: string;
  hint: string;
  facts: string[];
  press: string;
  again: string;
  other: { label: string; href: string };
};
