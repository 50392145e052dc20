import type { CheckRule } from './check-digits';

/**
 * Formats of tracking numbers as data; to add one, add a row. What carriers publish is gathered in
 * jkeen/tracking_number_data (MIT, see lib/carriers/NOTICE.md), whose names for types are kept.
 *
 * A pattern matches the number in capitals without spaces; `serial` and `check` are the parts a check digit ties
 * together. `rank`: 3 says the shape is the carrier's alone, 2 that a check digit tells, 1 that many others look alike.
 * `chance`: of texts with digits and letters in the same places, picked blindly, how many fit: what its fixed characters leave
 * over, times a tenth where a check digit must agree.
 */
export type NumberFormat = {
  carrier: string;
  type: string;
  pattern: RegExp;
  check?: CheckRule;
  rank: 1 | 2 | 3;
  chance: number;
};

const GS1: CheckRule = { kind: 'mod10', even: 3, odd: 1 };
const GROUND: CheckRule = { kind: 'mod10', even: 1, odd: 3 };
const UPS: CheckRule = { kind: 'mod10', even: 1, odd: 2 };
const FEDEX_12: CheckRule = { kind: 'weighted', weights: [3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1] };
const FEDEX_34: CheckRule = { kind: 'weighted', weights: [1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1] };

export const NUMBER_FORMATS: readonly NumberFormat[] = [
  {
    carrier: 'ups',
    type: 'UPS',
    pattern: /^1Z(?<serial>[A-Z0-9]{15})(?<check>\d)$/,
    check: UPS,
    rank: 3,
    chance: 0.0004,
  },
  {
    carrier: 'ups',
    type: 'UPS Waybill',
    pattern: /^[AHJKTV](?<serial>\d{9})(?<check>\d)$/,
    check: UPS,
    rank: 2,
    chance: 0.023,
  },

  // 94…: mailer id of nine digits when it begins with 9, of six otherwise; behind a routing code always 22 digits
  {
    carrier: 'usps',
    type: 'USPS IMpb N',
    pattern:
      /^(?:420\d{5}(?:\d{4})?(?=\d{22}$))?(?<serial>94\d{3}(?:9\d{8}(?:\d{15}|\d{11}|\d{7})|[0-8]\d{5}(?:\d{14}|\d{10})))(?<check>\d)$/,
    check: GS1,
    rank: 3,
    chance: 0.001,
  },
  {
    carrier: 'usps',
    type: 'USPS IMpb C',
    pattern:
      /^(?:420\d{5}(?:\d{4}(?=\d{22}$))?)?(?<serial>(?:92(?=\d{3}9)|93(?=\d{3}[0-8])|95)\d{3}(?:9\d{8}(?:\d{11}|\d{7})|[0-8]\d{5}(?:\d{14}|\d{10})))(?<check>\d)$/,
    check: GS1,
    rank: 3,
    chance: 0.002,
  },
  {
    carrier: 'usps',
    type: 'USPS Legacy',
    pattern: /^(?:420\d{5}(?:\d{4})?)?(?<serial>(?:91)?\d{19})(?<check>\d)$/,
    check: { ...GS1, lead: '91' },
    rank: 2,
    chance: 0.1,
  },
  { carrier: 'usps', type: 'USPS 20', pattern: /^(?<serial>\d{19})(?<check>\d)$/, check: GS1, rank: 2, chance: 0.1 },

  {
    carrier: 'fedex',
    type: 'FedEx Express (12)',
    pattern: /^(?<serial>\d{11})(?<check>\d)$/,
    check: FEDEX_12,
    rank: 2,
    chance: 0.1,
  },
  {
    carrier: 'fedex',
    type: 'FedEx Express (34)',
    pattern: /^[0-8]\d{19}(?<serial>\d{13})(?<check>\d)$/,
    check: FEDEX_34,
    rank: 3,
    chance: 0.09,
  },
  {
    carrier: 'fedex',
    type: 'FedEx ASTRA (32)',
    pattern: /^3\d{15}(?<serial>\d{11})(?<check>\d)\d{4}$/,
    check: FEDEX_12,
    rank: 3,
    chance: 0.01,
  },
  {
    carrier: 'fedex',
    type: 'FedEx Ground',
    pattern: /^(?<serial>\d{14})(?<check>\d)$/,
    check: GROUND,
    rank: 2,
    chance: 0.1,
  },
  {
    carrier: 'fedex',
    type: 'FedEx Ground (SSCC-18)',
    pattern: /^\d{2}(?<serial>\d{15})(?<check>\d)$/,
    check: GS1,
    rank: 2,
    chance: 0.1,
  },
  {
    carrier: 'fedex',
    type: 'FedEx Ground 96 (22)',
    pattern: /^96\d{5}(?<serial>\d{14})(?<check>\d)$/,
    check: GROUND,
    rank: 3,
    chance: 0.001,
  },
  {
    carrier: 'fedex',
    type: 'FedEx Ground GSN',
    pattern: /^96\d{18}(?<serial>\d{13})(?<check>\d)$/,
    check: FEDEX_34,
    rank: 3,
    chance: 0.001,
  },

  {
    carrier: 'dhl',
    type: 'DHL Express',
    pattern: /^(?<serial>\d{9,10})(?<check>\d)$/,
    check: { kind: 'mod7' },
    rank: 2,
    chance: 0.1,
  },
  { carrier: 'dhl', type: 'DHL Express (Piece ID)', pattern: /^J[A-Z]{2,3}\d{9,10}$/, rank: 3, chance: 0.04 },
  {
    carrier: 'dhl',
    type: 'DHL E-Commerce',
    pattern: /^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)\d[0-9A-Z]{9,38}$/,
    rank: 1,
    chance: 0.015,
  },
  { carrier: 'dhl', type: 'DHL E-Commerce (14)', pattern: /^\d{14}$/, rank: 1, chance: 1 },
  {
    carrier: 'dhl_de',
    type: 'DHL Paket (20)',
    pattern: /^00(?<serial>3404\d{13})(?<check>\d)$/,
    check: GS1,
    rank: 3,
    chance: 0.0000001,
  },

  {
    carrier: 'dpd',
    type: 'DPD (28)',
    pattern: /^(?<serial>\d{27})(?<check>[0-9A-Z])$/,
    check: { kind: 'mod37_36' },
    rank: 2,
    chance: 0.03,
  },
  {
    carrier: 'dpd',
    type: 'DPD (14)',
    pattern: /^(?<serial>\d{14})(?<check>[0-9A-Z])$/,
    check: { kind: 'mod37_36' },
    rank: 2,
    chance: 0.03,
  },

  { carrier: 'amazon', type: 'Amazon Logistics', pattern: /^TB[ACM]\d{12}$/, rank: 3, chance: 0.0002 },
  { carrier: 'amazon', type: 'Amazon International', pattern: /^[AFC]\d{10}$/, rank: 1, chance: 0.12 },
  {
    carrier: 'canada_post',
    type: 'Canada Post (16)',
    pattern: /^(?<serial>\d{15})(?<check>\d)$/,
    check: GS1,
    rank: 2,
    chance: 0.1,
  },
  { carrier: 'canpar', type: 'Canpar (22)', pattern: /^[CDKLSUXZ]\d{21}$/, rank: 3, chance: 0.31 },
  {
    carrier: 'purolator',
    type: 'Purolator (12)',
    pattern: /^(?<serial>[0-5]\d{10})(?<check>\d)$/,
    check: { kind: 'luhn' },
    rank: 2,
    chance: 0.06,
  },
  { carrier: 'purolator', type: 'Purolator (alpha + 9)', pattern: /^[A-Z]{3}\d{9}$/, rank: 1, chance: 1 },
  { carrier: 'la_poste', type: 'Colissimo', pattern: /^\d[A-Z]\d{11}$/, rank: 3, chance: 1 },
  { carrier: 'evri', type: 'Evri', pattern: /^H[0-9A-Z]{3}[A-Z]\d{11}$/, rank: 1, chance: 0.04 },
  { carrier: 'yodel', type: 'Yodel', pattern: /^JJ?D\d{16}$/, rank: 3, chance: 0.002 },
  { carrier: 'gofo', type: 'GOFO Express (US)', pattern: /^GFUS\d{14}$/, rank: 3, chance: 0.000003 },
  { carrier: 'landmark', type: 'Landmark Global LTN', pattern: /^LTN\d{8}N1$/, rank: 3, chance: 0.0000003 },
  { carrier: 'lasership', type: 'LaserShip LX', pattern: /^L[AIEHNX][1-3]\d{7}$/, rank: 3, chance: 0.003 },
  { carrier: 'lasership', type: 'LaserShip 1LS7 (15)', pattern: /^1LS7[12]\d{10}$/, rank: 3, chance: 0.000003 },
  {
    carrier: 'lasership',
    type: 'LaserShip 1LS7 (18)',
    pattern: /^1LS7[12]\d{2}01[1-4]\d{6}-1$/,
    rank: 3,
    chance: 0.00000001,
  },
  { carrier: 'lasership', type: 'LaserShip 1LSCX (15)', pattern: /^1LSCX[0-9A-Z]{10}$/, rank: 3, chance: 0.0000003 },
  {
    carrier: 'old_dominion',
    type: 'Old Dominion',
    pattern: /^(?<serial>(?:77[78]|072|780)\d{7})(?<check>\d)$/,
    check: { kind: 'luhn' },
    rank: 3,
    chance: 0.0005,
  },
  {
    carrier: 'old_dominion',
    type: 'Old Dominion Guaranteed Shipment',
    pattern: /^(?<serial>80\d{8})(?<check>\d)$/,
    check: { kind: 'luhn' },
    rank: 3,
    chance: 0.001,
  },
  {
    carrier: 'ontrac',
    type: 'OnTrac',
    pattern: /^C(?<serial>\d{13})(?<check>\d)$/,
    check: { ...UPS, lead: '4' },
    rank: 3,
    chance: 0.004,
  },
  {
    carrier: 'ontrac',
    type: 'OnTrac D',
    pattern: /^D(?<serial>\d{13})(?<check>\d)$/,
    check: { ...UPS, lead: '5' },
    rank: 3,
    chance: 0.004,
  },
  { carrier: 'speedee', type: 'Spee-Dee (20)', pattern: /^SP\d{18}$/, rank: 3, chance: 0.002 },
  { carrier: 'yunexpress', type: 'YunExpress', pattern: /^YT\d{16}$/, rank: 3, chance: 0.002 },
  {
    carrier: 'yamato',
    type: 'Yamato (12)',
    pattern: /^(?<serial>\d{11})(?<check>\d)$/,
    check: { kind: 'mod7' },
    rank: 1,
    chance: 0.1,
  },
  {
    carrier: 'sagawa',
    type: 'Sagawa (12)',
    pattern: /^(?<serial>\d{11})(?<check>\d)$/,
    check: { kind: 'mod7' },
    rank: 1,
    chance: 0.1,
  },
  {
    carrier: 'japan_post',
    type: 'Yu-Pack (12)',
    pattern: /^(?<serial>\d{11})(?<check>\d)$/,
    check: { kind: 'mod7' },
    rank: 1,
    chance: 0.1,
  },
];
