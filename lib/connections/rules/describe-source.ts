import type { Source } from '@/lib/carriers/types';

export type SourceGroup = 'shop' | 'aggregator' | 'carrier' | 'own';

export const SOURCE_GROUPS: Record<SourceGroup, { title: string; text: string }> = {
  shop: { title: 'Your shop', text: 'Orders, parcels and refunds arrive by themselves.' },
  aggregator: { title: 'A tracking service', text: 'One connection for many couriers.' },
  carrier: { title: 'A courier', text: 'Scans straight from whoever carries the parcel.' },
  own: { title: 'Your own programs', text: 'A warehouse, a local courier, a script.' },
};

/**
 * What a merchant has to do over there. `theirs`: the provider shows a secret, which is pasted here; `ours`: Porchlight makes
 * one, which is pasted there. `inAddress`: where it asks for no secret, it may ride in the address (`?token=`).
 */
export type SourceGuide = {
  name: string;
  group: SourceGroup;
  secret: 'theirs' | 'ours';
  /** Where the address is pasted. */
  place: string;
  /** Where the secret is found, or pasted. */
  secretPlace: string;
  inAddress?: true;
  /** Somebody else who may write to the same address, and how. */
  alsoFor?: string;
};

const courier = (name: string, place: string, secretPlace: string): SourceGuide => ({
  name,
  group: 'carrier',
  secret: 'ours',
  place,
  secretPlace,
  inAddress: true,
});

export const SOURCE_GUIDES: Record<Source, SourceGuide> = {
  shopify: {
    name: 'Shopify',
    group: 'shop',
    secret: 'theirs',
    place:
      'In the Shopify admin open Settings → Notifications → Webhooks. Create one each, as JSON, for order creation, order update, fulfillment creation, fulfillment update and refund creation, all with this address.',
    secretPlace: 'Below the list of webhooks Shopify says “Your webhooks will be signed with …”. Copy that.',
  },
  woocommerce: {
    name: 'WooCommerce',
    group: 'shop',
    secret: 'ours',
    place:
      'In WordPress open WooCommerce → Settings → Advanced → Webhooks. Add “Order created” and “Order updated” with this as the delivery URL, status active.',
    secretPlace: 'Paste it into the field “Secret” of each of the two.',
  },
  aftership: {
    name: 'AfterShip',
    group: 'aggregator',
    secret: 'theirs',
    place: 'In AfterShip open Settings → Notifications → Webhooks and add this address.',
    secretPlace: 'On the same page AfterShip shows the webhook secret. Copy it.',
  },
  easypost: {
    name: 'EasyPost',
    group: 'aggregator',
    secret: 'ours',
    place: 'In the EasyPost dashboard open Webhooks & Events and add this address.',
    secretPlace: 'Paste it as the webhook secret.',
  },
  shippo: {
    name: 'Shippo',
    group: 'aggregator',
    secret: 'ours',
    place: 'In Shippo open Settings → API → Webhooks and add this address for “Track updated”.',
    secretPlace: 'Use the longer address, which has it in. If Shippo signs for you, its own secret goes here instead.',
    inAddress: true,
  },
  ship24: {
    name: 'Ship24',
    group: 'aggregator',
    secret: 'theirs',
    place: 'In the Ship24 dashboard open Integrations → Webhook and add this address.',
    secretPlace: 'The same page shows the webhook secret. Copy it.',
  },
  karrio: {
    name: 'Karrio',
    group: 'aggregator',
    secret: 'theirs',
    place: 'In Karrio open Developers → Webhooks and add this address for tracker events.',
    secretPlace: 'Karrio shows the webhook’s secret once it is made. Copy it.',
  },
  ups: courier(
    'UPS',
    'Subscribe to UPS Track Alert with this as the destination URL.',
    'Give it as the credential of the subscription.',
  ),
  fedex: courier(
    'FedEx',
    'In the FedEx developer portal make a webhook project for Advanced Integrated Visibility with this address.',
    'Give it as the project’s security token.',
  ),
  usps: courier(
    'USPS',
    'Subscribe to USPS tracking with this as the listener URL.',
    'Give it as the secret of the subscription.',
  ),
  dhl: courier(
    'DHL',
    'Ask DHL to push tracking to this address (Unified Push, or your business contact).',
    'Give it as the API key DHL is to send, or as the password.',
  ),
  canada_post: courier(
    'Canada Post',
    'Have tracking pushed to this address, by Canada Post or by a script of yours.',
    'Send it as the header x-api-key.',
  ),
  royal_mail: courier(
    'Royal Mail',
    'Ask Royal Mail to push tracking events to this address.',
    'Give it as the API key they are to send.',
  ),
  australia_post: courier(
    'Australia Post',
    'Have tracking pushed to this address, by Australia Post or by a script of yours.',
    'Give it as the API key they are to send.',
  ),
  la_poste: courier(
    'La Poste, Colissimo',
    'In the La Poste developer space register this address for tracking notifications.',
    'Give it as the API key they are to send.',
  ),
  dpd: courier(
    'DPD',
    'Ask DPD to push parcel status to this address.',
    'Give it as the password of the push, or use the longer address.',
  ),
  generic: {
    name: 'Your own courier or program',
    group: 'own',
    secret: 'ours',
    place: 'Post JSON to this address: {"carrier", "tracking_number", "events": [{"occurred_at", "status"}]}.',
    secretPlace: 'Sign with it as Standard Webhooks 1.0 say; every language has a library for that.',
    alsoFor:
      'To be told by Stripe that a shopper has paid, that a refund came back or that a payment is disputed: in Stripe open Developers → Webhooks, add this address for checkout.session.completed, checkout.session.async_payment_succeeded, checkout.session.async_payment_failed, checkout.session.expired, refund.updated, refund.failed, charge.dispute.created, charge.dispute.updated and charge.dispute.closed, and put the signing secret it shows you (whsec_…) here instead of ours.',
  },
};

/** A picked provider's name; a source of an older version stays as it is. */
export const sourceName = (source: string): string => SOURCE_GUIDES[source as Source]?.name ?? source;
