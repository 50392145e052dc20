import type { ActionBy, Cause, ShipmentStatus, SubStatus } from '../types';

/** What a carrier's code means to a shopper. */
export type Meaning = {
  status: ShipmentStatus;
  sub_status: SubStatus | null;
  cause: Cause | null;
  action_by: ActionBy | null;
};

/** One row of a code dictionary: status, sub_status, then cause and action_by where they differ from the usual ones. */
export type CodeRow = readonly [
  status: ShipmentStatus,
  sub_status: SubStatus | null,
  cause?: Cause | null,
  action_by?: ActionBy | null,
];

/** A carrier's codes. To teach Porchlight a code, add a row. */
export type CodeTable = Readonly<Record<string, CodeRow>>;

/** Who causes a sub-status and who has to act, unless a row of a code table says otherwise. */
const USUAL: Partial<Record<SubStatus, readonly [Cause | null, ActionBy | null]>> = {
  awaiting_carrier: [null, 'merchant'],
  ready_at_point: [null, 'shopper'],
  ready_in_locker: [null, 'shopper'],
  not_home: ['recipient', 'shopper'],
  business_closed: ['recipient', 'carrier'],
  no_access: ['recipient', 'shopper'],
  delay: ['carrier', 'carrier'],
  weather_delay: ['weather', 'carrier'],
  customs_delay: ['customs', 'carrier'],
  held: ['unknown', 'carrier'],
  payment_due: ['recipient', 'shopper'],
  address_problem: ['recipient', 'shopper'],
  missing_documents: ['customs', 'merchant'],
  refused: ['recipient', 'merchant'],
  damaged: ['carrier', 'merchant'],
  lost: ['carrier', 'merchant'],
  missorted: ['carrier', 'carrier'],
  pickup_missed: ['recipient', 'shopper'],
  cancelled: ['merchant', 'merchant'],
  disposed: ['carrier', 'merchant'],
  returning: [null, 'merchant'],
  returned_to_sender: [null, 'merchant'],
  delivery_retracted: ['carrier', 'carrier'],
};

const USUAL_BY_STATUS: Partial<Record<ShipmentStatus, readonly [Cause | null, ActionBy | null]>> = {
  attempt_failed: ['unknown', 'carrier'],
  exception: ['unknown', 'carrier'],
  available_for_pickup: [null, 'shopper'],
  returned: [null, 'merchant'],
};

/** The meaning of a status and sub-status with the usual cause and actor. */
export function meaningOf(status: ShipmentStatus, sub_status: SubStatus | null = null): Meaning {
  const [cause, action_by] = (sub_status && USUAL[sub_status]) ?? USUAL_BY_STATUS[status] ?? [null, null];
  return { status, sub_status, cause, action_by };
}

export function meaningOfRow([status, sub_status, cause, action_by]: CodeRow): Meaning {
  const usual = meaningOf(status, sub_status);
  return {
    ...usual,
    cause: cause === undefined ? usual.cause : cause,
    action_by: action_by === undefined ? usual.action_by : action_by,
  };
}

/** What a code means by a table, or null where the table does not know it. */
export function lookUpCode(table: CodeTable, code: string | null | undefined): Meaning | null {
  if (!code || !Object.hasOwn(table, code)) return null;
  const row = table[code];
  return row ? meaningOfRow(row) : null;
}

/** The code where a table does not have it; null where it does, or nothing was told. */
export const unknownTo = (table: CodeTable, code: string | null | undefined): string | null =>
  code && !Object.hasOwn(table, code) ? code : null;

/** An unknown code is never guessed at: the parcel moved, and that is all we say. */
export const UPDATE: Meaning = { status: 'in_transit', sub_status: 'update', cause: null, action_by: null };
/** The provider knows the number and nothing else. */
export const NO_DATA: Meaning = { status: 'unknown', sub_status: 'no_data', cause: null, action_by: null };
