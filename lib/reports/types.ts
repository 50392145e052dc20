import type { PolicySum } from '@/lib/policies/schema';
import type { RemediedBy, ReportKind } from './constants';

/** The settings form's words and what stands in it. */
export type ReportIntake = {
  shop: string;
  settings: ReportSettings;
  /** What holds where the shop says nothing. */
  usual: Required<Omit<ReportSettings, 'auto_accept'>>;
  kinds: { kind: ReportKind; label: string; hint: string }[];
  outcomes: { outcome: RemediedBy; label: string }[];
  currency: string;
  digits: number;
  /** Minor units that a first look at deciding by itself starts with. */
  usualSum: number;
  mayWrite: boolean;
};

/** How a shop takes problems in. Every member may be left out; rules/report-settings.ts says what then holds. */
export type ReportSettings = {
  /** Days after the courier says it was delivered until "it is not here" is taken. */
  not_arrived_after_days?: number;
  /** Days after that delivery within which it is. */
  not_arrived_within_days?: number;
  /** Days a parcel may be late before it counts as not arrived. */
  late_after_days?: number;
  /** Days after it was handed over, where no day was ever named. */
  silent_after_days?: number;
  /** Days after delivery within which what was in the parcel can be reported. */
  contents_within_days?: number;
  /** Working days in which the shop answers. */
  answer_days?: number;
  /** Kinds that need a photo. */
  photos?: ReportKind[];
  /** Decided without a person: a shopper's first report, of these kinds, up to this worth. */
  auto_accept?: { kinds: ReportKind[]; outcome: RemediedBy; up_to: PolicySum } | null;
};
