import { sourceName } from '@/lib/connections/rules/describe-source';
import type { Caution, CautionData } from '@/lib/returns/constants';
import type { ExpectedWeight } from '@/lib/returns/rules/weigh-parcel';
import { sayDate } from './say-time';

export type ParcelFacts = {
  dockedAt: Date | null;
  weighed: { grams: number; by: string } | null;
  /** What its goods weigh in their box. */
  expected: ExpectedWeight;
  /** What its bought label says. */
  declared: number | null;
  cautions: { kind: Caution; data: CautionData; clearedAt: Date | null }[];
  /** Return lines of whose goods it is known what is engraved on them. */
  serialLines: string[];
};

/** What is known of a return's box from outside, and what about it a person should look at. */
export type ParcelView = {
  facts: { label: string; text: string }[];
  /** What nobody has looked at yet, one sentence each. */
  cautions: string[];
  /** It may be put down as arrived, unopened. */
  mayDock: boolean;
  serialLines: string[];
};

/** 950 → "950 g", 1650 → "1.65 kg". */
export const sayGrams = (grams: number): string =>
  grams < 1_000 ? `${grams} g` : `${Math.round(grams / 10) / 100} kg`;

const sayWho = (by: string) => ({ staff: 'you', api: 'your shop system' })[by] ?? sourceName(by);

export function parcelView(
  facts: ParcelFacts,
  options: { mayDecide: boolean; isAwaited: boolean; zone: string; now: Date },
): ParcelView {
  const { weighed, expected, declared, dockedAt } = facts;
  return {
    facts: [
      ...(dockedAt ? [{ label: 'At your dock', text: `since ${sayDate(dockedAt, options.zone, options.now)}` }] : []),
      ...(weighed
        ? [{ label: 'Its parcel weighs', text: `${sayGrams(weighed.grams)}, says ${sayWho(weighed.by)}` }]
        : []),
      ...(weighed && expected.isKnown ? [{ label: 'It should weigh', text: sayGrams(expected.grams) }] : []),
      ...(declared === null ? [] : [{ label: 'Its label says', text: sayGrams(declared) }]),
    ],
    cautions: facts.cautions.filter(({ clearedAt }) => clearedAt === null).map(sayCaution),
    mayDock: options.mayDecide && options.isAwaited && dockedAt === null,
    serialLines: facts.serialLines,
  };
}

/** Why a person should look, with its figures. */
export function sayCaution({ kind, data }: { kind: Caution; data: CautionData }): string {
  const serials = (data.serials ?? []).join(', ');
  const weights = `${sayGrams(data.weighed ?? 0)}, and its goods in their box should weigh ${sayGrams(data.expected ?? 0)}`;
  switch (kind) {
    case 'heavier':
      return `Its parcel weighs ${weights}: more is in it than was asked for, or something else.`;
    case 'lighter':
      return `Its parcel weighs only ${weights}: something may be missing.`;
    case 'serial_unknown':
      return `Serial number ${serials} was not sold with this order: it may be another one.`;
    case 'serial_returned':
      return `Serial number ${serials} has come back before.`;
  }
}
