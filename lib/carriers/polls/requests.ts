import type { Source } from '../types';

/** A request as data: whoever sends it is elsewhere. */
export type PollRequest = {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
};
export type Credentials = Readonly<Record<string, string>>;
export type Parcel = { trackingNumber: string; carrier: string | null };

/** How one provider is asked about a parcel. Pure: no clock, no network. */
export type Poll = {
  request: (parcel: Parcel, credentials: Credentials, token: string) => PollRequest;
  /** How its access token is got; without it the credentials go along with each question. */
  token?: (credentials: Credentials) => PollRequest;
};

const path = encodeURIComponent;
export const base = (credentials: Credentials, usual: string) =>
  (credentials.base_url?.trim() || usual).replace(/\/+$/, '');
/** Base64 of the UTF-8 bytes. */
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
export const basic = (user = '', password = '') => `Basic ${base64(`${user}:${password}`)}`;
const json = { accept: 'application/json' };
const get = (url: string, headers: Record<string, string>): PollRequest => ({
  method: 'GET',
  url,
  headers: { ...json, ...headers },
});
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const FORM = { ...json, 'content-type': 'application/x-www-form-urlencoded' };
export const JSON_BODY = { ...json, 'content-type': 'application/json' };

/** Shippo's names where they are not ours. */
export const SHIPPO_CARRIERS: Readonly<Record<string, string>> = {
  dhl_de: 'dhl_germany',
  la_poste: 'colissimo',
  evri: 'hermes_uk',
};

const UPS = 'https://onlinetools.ups.com';
const FEDEX = 'https://apis.fedex.com';
const USPS = 'https://apis.usps.com';

/** The providers that can be asked, by their documents. */
export const POLLS: Partial<Record<Source, Poll>> = {
  aftership: {
    request: ({ trackingNumber }, c) =>
      get(
        `${base(c, 'https://api.aftership.com')}/tracking/2026-07/trackings?tracking_numbers=${path(trackingNumber)}&limit=5`,
        { 'as-api-key': c.api_key ?? '' },
      ),
  },
  easypost: {
    request: ({ trackingNumber }, c) =>
      get(`${base(c, 'https://api.easypost.com')}/v2/trackers?tracking_code=${path(trackingNumber)}&page_size=1`, {
        authorization: basic(c.api_key),
      }),
  },
  shippo: {
    request: ({ trackingNumber, carrier }, c) => {
      const name = SHIPPO_CARRIERS[carrier ?? ''] ?? carrier ?? 'shippo';
      return get(`${base(c, 'https://api.goshippo.com')}/tracks/${path(name)}/${path(trackingNumber)}`, {
        authorization: `ShippoToken ${c.api_key}`,
        'shippo-api-version': '2018-02-08',
      });
    },
  },
  ship24: {
    request: ({ trackingNumber }, c) =>
      get(`${base(c, 'https://api.ship24.com')}/public/v1/trackers/search/${path(trackingNumber)}/results`, {
        authorization: `Bearer ${c.api_key}`,
      }),
  },
  karrio: {
    request: ({ trackingNumber }, c) =>
      get(`${base(c, 'https://api.karrio.io')}/v1/trackers/${path(trackingNumber)}`, {
        authorization: `Token ${c.api_key}`,
      }),
  },
  ups: {
    token: (c) => ({
      method: 'POST',
      url: `${base(c, UPS)}/security/v1/oauth/token`,
      headers: { ...FORM, authorization: basic(c.client_id, c.client_secret) },
      body: form({ grant_type: 'client_credentials' }),
    }),
    request: ({ trackingNumber }, c, token) =>
      get(`${base(c, UPS)}/api/track/v1/details/${path(trackingNumber)}?locale=en_US&returnSignature=false`, {
        authorization: `Bearer ${token}`,
        transid: trackingNumber.replace(/[^\w-]/g, '').slice(0, 32) || 'porchlight',
        transactionsrc: 'porchlight',
      }),
  },
  fedex: {
    token: (c) => ({
      method: 'POST',
      url: `${base(c, FEDEX)}/oauth/token`,
      headers: FORM,
      body: form({
        grant_type: 'client_credentials',
        client_id: c.client_id ?? '',
        client_secret: c.client_secret ?? '',
      }),
    }),
    request: ({ trackingNumber }, c, token) => ({
      method: 'POST',
      url: `${base(c, FEDEX)}/track/v1/trackingnumbers`,
      headers: { ...JSON_BODY, authorization: `Bearer ${token}`, 'x-locale': 'en_US' },
      body: JSON.stringify({
        includeDetailedScans: true,
        trackingInfo: [{ trackingNumberInfo: { trackingNumber } }],
      }),
    }),
  },
  usps: {
    token: (c) => ({
      method: 'POST',
      url: `${base(c, USPS)}/oauth2/v3/token`,
      headers: JSON_BODY,
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: c.client_id,
        client_secret: c.client_secret,
      }),
    }),
    request: ({ trackingNumber }, c, token) =>
      get(`${base(c, USPS)}/tracking/v3/tracking/${path(trackingNumber)}?expand=DETAIL`, {
        authorization: `Bearer ${token}`,
      }),
  },
  dhl: {
    request: ({ trackingNumber, carrier }, c) => {
      const service = carrier === 'dhl_express' ? '&service=express' : carrier === 'dhl_de' ? '&service=parcel-de' : '';
      return get(
        `${base(c, 'https://api-eu.dhl.com')}/track/shipments?trackingNumber=${path(trackingNumber)}&language=en${service}`,
        { 'dhl-api-key': c.api_key ?? '' },
      );
    },
  },
  canada_post: {
    request: ({ trackingNumber }, c) =>
      get(`${base(c, 'https://soa-gw.canadapost.ca')}/vis/track/pin/${path(trackingNumber)}/detail`, {
        accept: 'application/vnd.cpc.track-v2+xml',
        'accept-language': 'en-CA',
        authorization: basic(c.username, c.password),
      }),
  },
  royal_mail: {
    request: ({ trackingNumber }, c) =>
      get(`${base(c, 'https://api.royalmail.net')}/mailpieces/v2/${path(trackingNumber)}/events`, {
        'x-ibm-client-id': c.client_id ?? '',
        'x-ibm-client-secret': c.client_secret ?? '',
        'x-accept-rmg-terms': 'yes',
      }),
  },
  australia_post: {
    request: ({ trackingNumber }, c) =>
      get(`${base(c, 'https://digitalapi.auspost.com.au')}/shipping/v1/track?tracking_ids=${path(trackingNumber)}`, {
        authorization: basic(c.api_key, c.password),
        'account-number': c.account_number ?? '',
      }),
  },
  la_poste: {
    request: ({ trackingNumber }, c) =>
      get(`${base(c, 'https://api.laposte.fr')}/suivi/v2/idships/${path(trackingNumber)}?lang=en_GB`, {
        'x-okapi-key': c.api_key ?? '',
      }),
  },
};
