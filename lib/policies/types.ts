import type { PolicySentences } from './rules/describe-policy';
import type { DiffRun } from './rules/diff-lines';
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
  mayWrite: boolean;
};

export type PolicyEditView = { version: number; document: Policy; currency: string; digits: number };

export type PolicyVersionView = {
  version: number;
  when: string;
  by: string;
  isCurrent: boolean;
  newest: number;
  sentences: PolicySentences;
  document: Policy;
  /** Against the version before; null for the first. */
  changes: DiffRun[] | null;
  mayWrite: boolean;
};
