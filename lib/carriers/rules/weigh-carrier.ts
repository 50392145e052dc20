import type { CarrierBy, CarrierDoubt } from '../types';
import { type RankedCandidate, rankCandidates } from './detect-carrier';
import { POST_OF_COUNTRY } from './s10';
import { NUMBER_FORMATS } from './tracking-number-formats';

/** Whose a parcel is, who says so, and why it may be another's. `others`: carriers the number can be of besides, best first. */
export type WeighedCarrier = {
  carrier: string | null;
  by: CarrierBy | null;
  doubt: CarrierDoubt | null;
  others: string[];
};

/** Houses that number for each other: one named where the shape is the other's is no contradiction. */
const KIN: readonly (readonly string[])[] = [
  ['dhl', 'dhl_de', 'dhl_express', 'dhl_ecommerce', 'deutsche_post'],
  ['evri', 'hermes', 'hermes_uk'],
  ['lasership', 'ontrac'],
  ['la_poste', 'chronopost'],
  ['australia_post', 'startrack'],
  ['royal_mail', 'parcelforce'],
  ['fedex', 'tnt'],
];

const areKin = (a: string, b: string) => a === b || KIN.some((house) => house.includes(a) && house.includes(b));

const WITH_FORMATS = new Set(NUMBER_FORMATS.map(({ carrier }) => carrier));
const POSTS = new Set(Object.values(POST_OF_COUNTRY));
const isPost = (carrier: string) => POSTS.has(carrier) || areKin(carrier, 'dhl') || !WITH_FORMATS.has(carrier);

/** Whether a candidate can be meant where `told` is named. Posts deliver each other's numbers. */
const fits = (one: RankedCandidate, told: string) => areKin(one.carrier, told) || (one.type === 'S10' && isPost(told));

/** What fits by accident more often than one time in twenty says nothing against the name that was given. */
const WEIGHS = 0.05;

/** Carriers whose numbers are all known here, old waybills and freight apart: one of another form is suspect by that alone. */
const KNOWN_WHOLE: ReadonlySet<string> = new Set(['ups', 'fedex', 'usps']);

/** A shape that is one carrier's alone and no accident; or a check digit that agrees, where the number is none of whom it is said to be. */
const isPlain = (one: RankedCandidate, told: string) =>
  one.valid !== false && ((one.isOwnShape && one.chance <= WEIGHS) || (one.valid === true && KNOWN_WHOLE.has(told)));

const namesOf = (candidates: readonly RankedCandidate[], carrier: string | null) =>
  [...new Set(candidates.filter((one) => one.valid !== false).map((one) => one.carrier))].filter(
    (one) => one !== carrier,
  );

/**
 * Weighs what a shop's systems call a carrier against what the number itself says. What is named counts wherever the number
 * can be that carrier's, and is never overwritten: where it cannot, the doubt is told. Nobody named: the number decides,
 * and it is a guess where the shape is shared and no check digit tells.
 * @param told our slug of the name that was given, or null
 */
export function weighCarrier(trackingNumber: string | null, told: string | null): WeighedCarrier {
  const candidates = trackingNumber ? rankCandidates(trackingNumber, told) : [];
  if (told === null) {
    const [best] = candidates.filter(({ valid }) => valid !== false);
    if (!best) return { carrier: null, by: null, doubt: null, others: [] };
    const rivals = candidates.some((one) => one.valid === true && !fits(one, best.carrier));
    const isSure = best.isOwnShape || (best.valid === true && !rivals);
    const others = namesOf(candidates, best.carrier);
    return { carrier: best.carrier, by: isSure ? 'number' : 'guess', doubt: null, others };
  }
  const own = candidates.filter((one) => fits(one, told));
  const others = namesOf(candidates, told);
  const named = { carrier: told, by: 'told' as const, others };
  if (own.some(({ valid }) => valid !== false)) return { ...named, doubt: null };
  if (candidates.some((one) => isPlain(one, told))) return { ...named, doubt: 'other' };
  // The check digit of a sister's numbers binds nobody.
  const isMistyped = own.some((one) => one.carrier === told || one.type === 'S10');
  return { ...named, doubt: isMistyped ? 'digits' : null };
}
