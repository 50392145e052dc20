import type { DeliveryKind } from '../constants';

/** Who hands the goods to somebody or somewhere else must have more than an order number and an address. */
const ELSEWHERE: ReadonlySet<DeliveryKind> = new Set(['safe_place', 'neighbour', 'hold_at_point']);

/**
 * Whether a code is sent to the contact on the order first: always for an address , and for anything that
 * leaves the goods elsewhere unless the link is the one from our own mails.
 */
export const needsCode = (kind: DeliveryKind, isOwnLink: boolean): boolean =>
  kind === 'change_address' || (!isOwnLink && ELSEWHERE.has(kind));
