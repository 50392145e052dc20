import type { CaseKind, Remedy } from '../constants';

/** Working days after which a case with this done about it is looked at again. */
export const REMEDY_DAYS: Record<Remedy, number> = {
  ask_courier: 2,
  write_shopper: 2,
  send_papers: 2,
  correct_address: 1,
  remind_pickup: 2,
  resend: 2,
  refund: 1,
  claim: 5,
};

/** What helps with each kind, the likeliest first. */
const REMEDIES_FOR: Record<CaseKind, readonly Remedy[]> = {
  reported: ['write_shopper', 'ask_courier', 'claim'],
  lost: ['resend', 'refund', 'claim', 'write_shopper'],
  damaged: ['resend', 'refund', 'claim', 'write_shopper'],
  not_arrived: ['ask_courier', 'write_shopper', 'resend', 'refund', 'claim'],
  customs: ['send_papers', 'ask_courier', 'write_shopper'],
  address: ['correct_address', 'write_shopper', 'ask_courier'],
  returning: ['resend', 'refund', 'write_shopper', 'ask_courier'],
  exception: ['ask_courier', 'write_shopper'],
  rearrange: ['ask_courier', 'write_shopper'],
  stall: ['ask_courier', 'write_shopper', 'resend', 'refund', 'claim'],
  unknown: ['ask_courier', 'write_shopper'],
  pickup_expiring: ['remind_pickup', 'ask_courier'],
  late: ['write_shopper', 'ask_courier', 'claim'],
};

/** What is done for a parcel on its way to a shopper alone. */
const OUTWARDS: ReadonlySet<Remedy> = new Set(['resend', 'correct_address', 'remind_pickup']);

/** What helps with a case of a parcel, the likeliest first. */
export const remediesFor = (kind: CaseKind, { isReturn }: { isReturn?: boolean }): readonly Remedy[] =>
  isReturn ? REMEDIES_FOR[kind].filter((remedy) => !OUTWARDS.has(remedy)) : REMEDIES_FOR[kind];
