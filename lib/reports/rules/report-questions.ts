import type { ReportKind } from '../constants';

/** `tick`: must be said yes to, all of them; `choice`: one of its choices. Words are `reports.ask.{code}`. */
export type ReportQuestion =
  | { code: string; type: 'tick' }
  | { code: string; type: 'choice'; choices: readonly string[] };

const LOOKED: readonly ReportQuestion[] = [
  { code: 'neighbours', type: 'tick' },
  { code: 'household', type: 'tick' },
  { code: 'places', type: 'tick' },
];
const ADDRESS: ReportQuestion = { code: 'address', type: 'choice', choices: ['right', 'wrong'] };
const PACKAGING: ReportQuestion = { code: 'packaging', type: 'choice', choices: ['whole', 'damaged', 'unsure'] };
const USABLE: ReportQuestion = { code: 'usable', type: 'choice', choices: ['yes', 'no'] };

/**
 * What is asked before a report is taken. Whoever is said to have got a parcel is asked to look where they usually turn up;
 * of what arrived a carrier asks for the state of its packaging.
 * @param isDelivered the carrier says that it was
 */
export function questionsOf(kind: ReportKind, isDelivered: boolean): readonly ReportQuestion[] {
  switch (kind) {
    case 'not_arrived':
      return isDelivered ? [...LOOKED, ADDRESS] : [ADDRESS];
    case 'damaged':
      return [PACKAGING, USABLE];
    case 'missing':
      return [PACKAGING];
    case 'wrong':
      return [];
  }
}

/** Whether the shopper must say in words what is the matter: nobody could tell from the rest. */
export const needsWords = (kind: ReportKind): boolean => kind === 'damaged' || kind === 'wrong';

/** A parcel that is not there is missing whole; of anything else the shopper says which things. */
export const picksLines = (kind: ReportKind): boolean => kind !== 'not_arrived';
