import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { weighCarrier } from '@/lib/carriers/rules/weigh-carrier';
import type { CarrierBy, CarrierDoubt } from '@/lib/carriers/types';

export type DoubtFacts = {
  carrier: string | null;
  carrierBy: CarrierBy | null;
  carrierDoubt: CarrierDoubt | null;
  trackingNumber: string | null;
};

/** Why a parcel may be another carrier's, for people: what is the matter, and the answers to choose from. */
export type DoubtView = { title: string; text: string; choices: { carrier: string; label: string }[] };

const SHOWN = 3;

/** What a person is asked about whose a parcel is; null where nothing is in doubt. */
export function carrierDoubtView(facts: DoubtFacts): DoubtView | null {
  const { carrier, carrierBy, carrierDoubt, trackingNumber } = facts;
  const isGuess = carrierBy === 'guess';
  if (carrier === null || (carrierDoubt === null && !isGuess)) return null;
  const others = weighCarrier(trackingNumber, isGuess ? null : carrier).others.slice(0, SHOWN);
  const name = carrierName(carrier) ?? carrier;
  const [first] = others.map((other) => carrierName(other) ?? other);
  const choices = [
    ...others.map((other) => ({ carrier: other, label: `It is ${carrierName(other)}` })),
    { carrier, label: carrierDoubt === 'digits' ? 'The number is right' : `It is ${name}` },
  ];
  if (carrierDoubt === 'other') {
    return {
      title: `Its number looks like ${first ?? 'another courier’s'}`,
      text: `Your systems say ${name}, and that counts until you say otherwise. By its form the number is ${first ? `one of ${first}` : 'another’s'}.`,
      choices,
    };
  }
  if (carrierDoubt === 'digits') {
    return {
      title: 'Its number may be mistyped',
      text: `It looks like a number of ${name}, but its check digit is wrong. ${name} will not know it if a digit was mistyped.`,
      choices: choices.slice(-1),
    };
  }
  return {
    title: `${name} is a guess`,
    text: 'Nobody has named the courier. The number looks like one of theirs, but others number their parcels alike.',
    choices,
  };
}
