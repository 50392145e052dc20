import type { Source } from '../types';

/** One thing Porchlight must know to ask a provider. `name` is the member of the connection's credentials. */
export type CredentialField = { name: string; label: string; isSecret?: true; isOptional?: true; hint?: string };

/** How a provider is asked. */
export type PollSheet = {
  /** Slugs whose parcels it can tell of; null: whatever courier it is. */
  carriers: readonly string[] | null;
  /** Pause between two questions of one connection, in milliseconds, by the provider's usual allowance. */
  gapMs: number;
  fields: readonly CredentialField[];
};

/**
 * What a source can do. `push`: it tells by itself, so that it is asked only when it has fallen silent; `poll`: null
 * where it cannot be asked. Carriers that tell only those who subscribed for each parcel over there (UPS, FedEx, USPS, DHL)
 * are asked all the same; what they send is taken where it comes.
 */
export type Capability = { push: boolean; poll: PollSheet | null };

const text = (name: string, label: string, hint?: string): CredentialField => ({ name, label, ...(hint && { hint }) });
const secret = (name: string, label: string, hint?: string): CredentialField => ({
  ...text(name, label, hint),
  isSecret: true,
});
const optional = (field: CredentialField): CredentialField => ({ ...field, isOptional: true });

const OAUTH = [text('client_id', 'Client id'), secret('client_secret', 'Client secret')];

/** To teach Porchlight what a source can do, change its row; how it is asked stands in lib/carriers/polls. */
export const CAPABILITIES: Record<Source, Capability> = {
  aftership: { push: true, poll: { carriers: null, gapMs: 200, fields: [secret('api_key', 'API key')] } },
  easypost: { push: true, poll: { carriers: null, gapMs: 250, fields: [secret('api_key', 'API key')] } },
  shippo: { push: true, poll: { carriers: null, gapMs: 250, fields: [secret('api_key', 'API token')] } },
  ship24: { push: true, poll: { carriers: null, gapMs: 200, fields: [secret('api_key', 'API key')] } },
  karrio: {
    push: true,
    poll: {
      carriers: null,
      gapMs: 100,
      fields: [
        secret('api_key', 'API key'),
        text('base_url', 'Address of your Karrio', 'https://api.your-karrio.example'),
      ],
    },
  },
  ups: { push: false, poll: { carriers: ['ups'], gapMs: 1_000, fields: OAUTH } },
  fedex: { push: false, poll: { carriers: ['fedex'], gapMs: 1_000, fields: OAUTH } },
  usps: { push: false, poll: { carriers: ['usps'], gapMs: 60_000, fields: OAUTH } },
  dhl: {
    push: false,
    poll: {
      carriers: ['dhl', 'dhl_de', 'dhl_express', 'dhl_ecommerce', 'deutsche_post'],
      gapMs: 5_000,
      fields: [secret('api_key', 'API key of Shipment Tracking – Unified')],
    },
  },
  canada_post: {
    push: false,
    poll: {
      carriers: ['canada_post'],
      gapMs: 1_000,
      fields: [text('username', 'API user name'), secret('password', 'API password')],
    },
  },
  royal_mail: {
    push: false,
    poll: { carriers: ['royal_mail', 'parcelforce'], gapMs: 1_000, fields: OAUTH },
  },
  australia_post: {
    push: false,
    poll: {
      carriers: ['australia_post', 'startrack'],
      gapMs: 6_000,
      fields: [
        text('account_number', 'Account number'),
        text('api_key', 'API key'),
        secret('password', 'API password'),
      ],
    },
  },
  la_poste: {
    push: false,
    poll: { carriers: ['la_poste', 'chronopost'], gapMs: 1_000, fields: [secret('api_key', 'Okapi key')] },
  },
  dpd: { push: true, poll: null },
  shopify: { push: true, poll: null },
  woocommerce: { push: true, poll: null },
  generic: { push: true, poll: null },
};

const BASE_URL = optional(text('base_url', 'Another address', 'For the provider’s test system; else leave it empty.'));

/** Every field of a source's credentials, in the order they are asked for; empty where it cannot be asked. */
export function credentialFields(source: Source): readonly CredentialField[] {
  const fields = CAPABILITIES[source].poll?.fields ?? [];
  return fields.length === 0 || fields.some(({ name }) => name === BASE_URL.name) ? fields : [...fields, BASE_URL];
}

/** The first required field that credentials lack, or null where a provider can be asked with them. */
export function missingCredential(
  source: Source,
  credentials: Readonly<Record<string, string>>,
): CredentialField | null {
  return credentialFields(source).find(({ name, isOptional }) => !isOptional && !credentials[name]?.trim()) ?? null;
}
