import type { CodeRow, CodeTable } from '../../rules/meaning';

const rows = (codes: string, row: CodeRow): [string, CodeRow][] => codes.split(' ').map((code) => [code, row]);

/**
 * `event-identifier`, leading zeros dropped; descriptions come in two languages and are not read. 20 (a signature image
 * was recorded) is no event of the parcel's journey.
 */
export const EVENTS: CodeTable = Object.fromEntries([
  ...rows('3000 3001', ['pre_transit', 'label_created']),
  ...rows('2300', ['in_transit', 'picked_up']),
  ...rows('100 104 170', ['in_transit', 'arrived']),
  ...rows('400 405', ['in_transit', 'arrived']),
  ...rows('410', ['in_transit', 'departed']),
  ...rows('1703', ['in_transit', 'forwarded']),
  ...rows('173', ['exception', 'address_problem']),
  ...rows('174 500', ['out_for_delivery', 'loaded']),
  ...rows(
    '1496 1497 1498 1499 1408 1409 1421 1422 1423 1424 1425 1426 1427 1428 1429 1430 1431 1432 1433 1434 1441 1442',
    ['delivered', null],
  ),
  ...rows('1407 1410 1435 1436 1437 1438 1479 1488 1701 118 156 2410', ['available_for_pickup', 'ready_at_point']),
  ...rows('1450 1481 1482 1483 1491 1492 1493', ['attempt_failed', null]),
  ...rows('150 154 167 168 169 179 181 182 183 184 190 2600 4650', ['exception', null]),
  ...rows('1100 1415 1416 1417 1418 1419 1420', ['returned', 'returning']),
]);

/** Recorded beside the journey; says nothing of where the parcel is. */
export const NOISE = new Set(['20']);

/** Hours from UTC of the zone labels, standard time; `CSTNO` and `MSTNO` are places that keep it all year. */
export const STANDARD_ZONES: Readonly<Record<string, string>> = {
  NST: '-03:30',
  AST: '-04:00',
  EST: '-05:00',
  CST: '-06:00',
  MST: '-07:00',
  PST: '-08:00',
};
export const FIXED_ZONES: Readonly<Record<string, string>> = {
  NDT: '-02:30',
  ADT: '-03:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MDT: '-06:00',
  PDT: '-07:00',
  ASTNO: '-04:00',
  ESTNO: '-05:00',
  CSTNO: '-06:00',
  MSTNO: '-07:00',
  GMT: 'Z',
  UTC: 'Z',
};

/** `event-type` of the pin summary. */
export const SUMMARY_TYPES: CodeTable = {
  INDUCTION: ['in_transit', 'accepted'],
  INCOMING: ['in_transit', null],
  INFO: ['pre_transit', 'label_created'],
  VEHICLE_INFO: ['in_transit', null],
  OUT: ['out_for_delivery', 'loaded'],
  ATTEMPTED: ['attempt_failed', null],
  DELIVERED: ['delivered', null],
};
