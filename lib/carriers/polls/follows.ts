import { at, list, number, parseJson, records, text } from '../rules/read-payload';
import type { Source } from '../types';
import type { Credentials, Parcel, PollRequest } from './requests';
import { base, basic, JSON_BODY, SHIPPO_CARRIERS } from './requests';

/** How an aggregator is asked to follow a number, so that it tells of it from then on. Pure: no clock, no network. */
export type Follow = {
  /** Null where it cannot be asked about such a parcel. */
  request: (parcel: Parcel, credentials: Credentials) => PollRequest | null;
  /** Whether an answer that is no success says that it follows the number already. */
  isKnown?: (body: unknown) => boolean;
};

const post = (url: string, headers: Record<string, string>, body: object): PollRequest => ({
  method: 'POST',
  url,
  headers: { ...JSON_BODY, ...headers },
  body: JSON.stringify(body),
});

/** Names that differ from ours; a carrier not listed is left for the aggregator to tell from the number. */
const EASYPOST_CARRIERS: Readonly<Record<string, string>> = {
  australia_post: 'AustraliaPost',
  canada_post: 'CanadaPost',
  dhl_express: 'DHLExpress',
  fedex: 'FedEx',
  royal_mail: 'RoyalMail',
  ups: 'UPS',
  usps: 'USPS',
};
const KARRIO_CARRIERS: Readonly<Record<string, string>> = {
  australia_post: 'australiapost',
  canada_post: 'canadapost',
  dhl_de: 'dhl_parcel_de',
  la_poste: 'laposte',
  royal_mail: 'royalmail',
};

/** AfterShip's code for "this tracking exists". */
const EXISTS = 4003;

export const FOLLOWS: Partial<Record<Source, Follow>> = {
  aftership: {
    request: ({ trackingNumber }, c) =>
      post(
        `${base(c, 'https://api.aftership.com')}/tracking/2026-07/trackings`,
        { 'as-api-key': c.api_key ?? '' },
        { tracking_number: trackingNumber },
      ),
    isKnown: (body) => number(at(body, 'meta', 'code')) === EXISTS,
  },
  // asked again within three months it answers with the tracker it has
  easypost: {
    request: ({ trackingNumber, carrier }, c) =>
      post(
        `${base(c, 'https://api.easypost.com')}/v2/trackers`,
        { authorization: basic(c.api_key) },
        { tracker: { tracking_code: trackingNumber, carrier: EASYPOST_CARRIERS[carrier ?? ''] } },
      ),
  },
  shippo: {
    request: ({ trackingNumber, carrier }, c) =>
      carrier === null
        ? null
        : post(
            `${base(c, 'https://api.goshippo.com')}/tracks/`,
            { authorization: `ShippoToken ${c.api_key}`, 'shippo-api-version': '2018-02-08' },
            { carrier: SHIPPO_CARRIERS[carrier] ?? carrier, tracking_number: trackingNumber },
          ),
  },
  ship24: {
    request: ({ trackingNumber }, c) =>
      post(
        `${base(c, 'https://api.ship24.com')}/public/v1/trackers`,
        { authorization: `Bearer ${c.api_key}` },
        { trackingNumber },
      ),
  },
  karrio: {
    request: ({ trackingNumber, carrier }, c) =>
      carrier === null
        ? null
        : post(
            `${base(c, 'https://api.karrio.io')}/v1/trackers`,
            { authorization: `Token ${c.api_key}` },
            { tracking_number: trackingNumber, carrier_name: KARRIO_CARRIERS[carrier] ?? carrier },
          ),
  },
};

/** What a provider says of why it would not, in its own words, wherever it keeps them. */
export function sayRefusal(body: string): string | null {
  let json: unknown;
  try {
    json = parseJson(body);
  } catch {
    return null;
  }
  const [first] = records(list(at(json, 'errors')));
  return (
    text(at(json, 'meta', 'message'), 200) ??
    text(at(json, 'error', 'message'), 200) ??
    text(first?.message, 200) ??
    text(at(json, 'detail'), 200)
  );
}
