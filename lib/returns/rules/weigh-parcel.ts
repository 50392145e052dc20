import { PACKAGING_GRAMS, WEIGHT_TOLERANCE } from '../constants';
import type { ReturnSettings } from '../types';
import { USUAL_PARCEL } from './label-request';

/** What a parcel should weigh, in grams; `isKnown` where somebody has told what each thing in it weighs. */
export type ExpectedWeight = { grams: number; isKnown: boolean };

/** A parcel that was declared as the usual one speaks only once it weighs so many times as much. */
const BEYOND_USUAL = 2;

/** What these goods weigh in their box; else what the shop's usual parcel does. Kept goods are not in it. */
export function expectedWeight(
  goods: readonly { quantity: number; keepsItem: boolean; grams: number | null }[],
  settings: Pick<ReturnSettings, 'parcel' | 'packaging_grams'>,
): ExpectedWeight {
  const sent = goods.filter(({ keepsItem, quantity }) => !keepsItem && quantity > 0);
  if (sent.length === 0 || sent.some(({ grams }) => grams === null))
    return { grams: settings.parcel?.weight ?? USUAL_PARCEL.weight, isKnown: false };
  const inside = sent.reduce((sum, { grams, quantity }) => sum + (grams ?? 0) * quantity, 0);
  return { grams: inside + (settings.packaging_grams ?? PACKAGING_GRAMS), isKnown: true };
}

/**
 * Whether a parcel weighs what its goods do. Beyond the shop's tolerance, the greater of its share and its grams, a person
 * looks; where nobody knows what the goods weigh only a parcel far above the usual one tells anything.
 * @param weighed grams, as a carrier or the shop weighed it
 */
export function judgeWeight(
  expected: ExpectedWeight,
  weighed: number,
  settings: Pick<ReturnSettings, 'weight_tolerance'>,
): 'heavier' | 'lighter' | null {
  const { percent, grams } = settings.weight_tolerance ?? WEIGHT_TOLERANCE;
  const room = Math.max(grams, Math.round((expected.grams * percent) / 100));
  if (!expected.isKnown) return weighed > expected.grams * BEYOND_USUAL + room ? 'heavier' : null;
  if (weighed > expected.grams + room) return 'heavier';
  return weighed < expected.grams - room ? 'lighter' : null;
}
