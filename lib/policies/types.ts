import type { Field } from './constants';
import type { PolicySentences } from './rules/describe-policy';
import type { DiffRun } from './rules/diff-lines';
import type { PolicyChange } from './rules/diff-policies';
import type { Policy } from './schema';

export type VersionView = {
  version: number;
  href: string;
  when: string;
  by: string;
  isCurrent: boolean;
};

export type PolicyView = {
  version: number;
  since: string;
  sentences: PolicySentences;
  reasons: { label: string; note: string }[];
  versions: VersionView[];
  draft: DraftNote | null;
  mayWrite: boolean;
};

/** What a rule's form offers to choose from. */
export type Vocabulary = {
  currency: string;
  digits: number;
  locales: string[];
  reasons: { code: string; label: string }[];
  methods: { code: string; type: Policy['methods'][number]['type'] }[];
  /** Words the shop's own orders use, by field. */
  known: Partial<Record<Field, string[]>>;
};

export type PolicyEditView = {
  version: number;
  /** The draft, where there is one, else the policy in force. */
  document: Policy;
  /** The draft's revision, 0 where there is none. */
  revision: number;
  /** "Saved Tue 24 Nov, 14:03 by Jana", null where there is no draft. */
  draftNote: string | null;
  /** Saving takes its time away. */
  isScheduled: boolean;
  words: Omit<Vocabulary, 'reasons' | 'methods'>;
};

export type DraftNote = {
  saved: string;
  /** "Tue 1 Dec, 09:00", null while no time is set. */
  scheduled: string | null;
  problem: string | null;
};

export type PolicyReviewView = {
  version: number;
  revision: number;
  draft: DraftNote;
  /** What it would change of the policy in force. */
  changes: PolicyChange[];
  document: DiffRun[] | null;
  /** Somebody published another version since the draft was saved. */
  isOvertaken: boolean;
  zone: string;
  /** For the time's field: tomorrow morning, and the earliest. */
  suggested: string;
  earliest: string;
};

export type PolicyVersionView = {
  version: number;
  when: string;
  by: string;
  isCurrent: boolean;
  newest: number;
  sentences: PolicySentences;
  document: Policy;
  /** Against the version before, in words and line by line; null for the first. */
  inWords: PolicyChange[] | null;
  changes: DiffRun[] | null;
  mayWrite: boolean;
};
