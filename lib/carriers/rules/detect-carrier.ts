import { checkDigit } from './check-digits';
import { isCountry } from './country-code';
import { POST_OF_COUNTRY, S10, S10_CHANCE } from './s10';
import { NUMBER_FORMATS } from './tracking-number-formats';

/** `valid` is the check digit's verdict; null where the format has none. */
export type CarrierCandidate = { carrier: string; type: string; valid: boolean | null };

/** More than the step between two ranks, less than two: a word against a guess counts, against a proof it does not. */
const HINT = 1.4;

/** `isOwnShape`: numbers of no other carrier look like it. `chance`: how likely another's number fits it by accident. */
export type RankedCandidate = CarrierCandidate & { rank: number; isOwnShape: boolean; chance: number };
type Ranked = RankedCandidate;

/**
 * Whose tracking number this may be, best first: shapes a carrier has for itself and check digits that agree come before
 * shapes many share; formats whose check digit disagrees come last, for a mistyped number. Nothing for text that is no
 * number of any carrier we know. `hint` is the slug a merchant names: among shapes that many share it decides; a shape that
 * is another carrier's alone outweighs it.
 */
export const detectCarrier = (trackingNumber: string, hint: string | null = null): CarrierCandidate[] =>
  rankCandidates(trackingNumber, hint).map(({ carrier, type, valid }) => ({ carrier, type, valid }));

/** The same, each with how telling its shape is. */
export function rankCandidates(trackingNumber: string, hint: string | null = null): RankedCandidate[] {
  if (trackingNumber.length > 200) return [];
  // full-width digits and letters, hyphens of every kind, and what is pasted along unseen
  const spaced = trackingNumber
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-');
  const bare = spaced.replace(/[-.]/g, '');
  const favoured = (one: Ranked) => one.rank + (one.carrier === hint && one.valid !== false ? HINT : 0);
  return [...byFormat(spaced, bare), ...byPost(bare)].sort((a, b) => favoured(b) - favoured(a));
}

function byFormat(spaced: string, bare: string): Ranked[] {
  return NUMBER_FORMATS.flatMap(({ carrier, type, pattern, check, rank, chance }) => {
    const match = pattern.exec(bare) ?? pattern.exec(spaced);
    if (!match) return [];
    const { serial, check: given } = match.groups ?? {};
    const valid = check && serial ? checkDigit(check, serial) === given : null;
    const weight = valid === false ? rank - 10 : rank + (valid ? 0.5 : 0);
    return [{ carrier, type, valid, rank: weight, isOwnShape: rank === 3, chance }];
  });
}

function byPost(bare: string): Ranked[] {
  const { serial, check, country } = S10.exec(bare)?.groups ?? {};
  if (!serial || !country || !isCountry(country)) return [];
  const valid = checkDigit({ kind: 's10' }, serial) === check;
  const rank = valid ? 4 : -6;
  const post = POST_OF_COUNTRY[country];
  const shared = { carrier: 's10', type: 'S10', valid, rank, isOwnShape: valid, chance: S10_CHANCE };
  return post ? [{ ...shared, carrier: post, rank: rank + 0.5 }, shared] : [shared];
}
