import type { Eta } from '@/lib/carriers/types';
import type { EtaStep } from '../types';

type Remembered = {
  direction: 'outbound' | 'return';
  shippedAt: Date | null;
  labelledAt: Date | null;
  etaOriginal: Eta | null;
  eta: Eta | null;
  etaTrail: EtaStep[];
};

/**
 * What a parcel remembers beside its facts, without what they do not bear out: a fold by other rules has left a day of
 * handing over or a carrier's word that none of them tells. The shop's own word, and what was learned or promised, stays.
 * @param told the estimates that the parcel's own facts hold
 */
export function forgetUntold<T extends Remembered>(parcel: T, told: readonly Eta[]): T {
  const names = (eta: Eta, text: string) => text === eta.earliest || text === eta.latest;
  const isTold = (eta: Eta) =>
    eta.source !== 'carrier' || told.some((one) => names(one, eta.earliest) && names(one, eta.latest));
  const etaTrail = parcel.etaTrail.filter((step) => isTold(step.eta));
  const kept = (eta: Eta | null, step: EtaStep | undefined) => (eta && isTold(eta) ? eta : (step?.eta ?? null));
  // Of what goes out the shop said when; the label of a return is made before it is handed over, by us.
  const isOwn = parcel.direction === 'outbound';
  return {
    ...parcel,
    shippedAt: isOwn || parcel.shippedAt?.getTime() === parcel.labelledAt?.getTime() ? parcel.labelledAt : null,
    etaOriginal: kept(parcel.etaOriginal, etaTrail[0]),
    eta: kept(parcel.eta, etaTrail.at(-1)),
    etaTrail,
  };
}
