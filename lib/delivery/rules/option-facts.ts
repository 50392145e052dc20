import { carrierTrackingUrl } from '@/lib/carriers/rules/carrier-slug';
import type { ActionBy, Cause, Eta, ShipmentStatus, Source, SubStatus } from '@/lib/carriers/types';
import { momentAt, readMoment } from '@/lib/tracking/rules/calendar';
import { situationOf } from '@/lib/tracking/rules/situation';
import { PROGRAM_KINDS, type SentRoad } from '../constants';
import type { Agreement, AskedFacts, OptionFacts } from '../types';
import { answerDue } from './answer-due';

/** What the database holds beside a parcel about changing its delivery (queries/change-sql.ts). */
export type ChangeRow = {
  attempted: boolean;
  lastEventAt: string | null;
  agreement: Agreement | null;
  program: { connectionId: string; source: Source } | null;
  asked: AskedFacts[];
};

export type ChangeableParcel = {
  direction: 'outbound' | 'return';
  status: ShipmentStatus;
  subStatus: SubStatus | null;
  cause: Cause | null;
  actionBy: ActionBy | null;
  eta: Eta | null;
  carrier: string | null;
  trackingNumber: string | null;
  change: ChangeRow;
};

/** A parcel as the rules about changing its delivery read it; `zone` are the clocks of where it goes. */
export function optionFacts(
  parcel: ChangeableParcel,
  where: { country: string | null; zone: string; shopZone: string; now: Date; isOver: boolean },
): OptionFacts {
  const { change, carrier, trackingNumber } = parcel;
  const source = change.program?.source;
  const dayOf = (at: Date) => momentAt(at.getTime(), where.zone)?.day ?? at.toISOString().slice(0, 10);
  const answerDay = (road: SentRoad) => dayOf(answerDue(road, where.now, where.shopZone));
  return {
    direction: parcel.direction,
    situation: situationOf(parcel),
    isOver: where.isOver,
    attempted: change.attempted,
    carrier,
    country: where.country,
    today: dayOf(where.now),
    expected: readMoment(parcel.eta?.latest ?? null, where.zone)?.day ?? null,
    lastEventAt: change.lastEventAt,
    answerDay: { adapter: answerDay('adapter'), mail: answerDay('mail') },
    agreement: change.agreement,
    program: (source && PROGRAM_KINDS[source]) ?? null,
    page: trackingNumber ? carrierTrackingUrl(carrier, trackingNumber) : null,
    asked: change.asked,
  };
}
