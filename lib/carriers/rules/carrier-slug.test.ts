import { expect, it } from 'vitest';
import { CARRIER_ALIASES, CARRIERS } from '../constants';
import { carrierName, carrierSlug, carrierTrackingUrl } from './carrier-slug';

it.each([
  ['USPS', 'usps'],
  ['FedEx', 'fedex'],
  ['DHLExpress', 'dhl_express'],
  ['dhl-germany', 'dhl_de'],
  ['CanadaPost', 'canada_post'],
  ['la-poste-colissimo', 'la_poste'],
  ['us-post', 'usps'],
  ['Österreichische Post', 'austrian_post'],
  ['my-custom-shipping-company', 'my_custom_shipping_company'],
  ['AcmeExpress', 'acme_express'],
  ['洛中便', '洛中便'],
  ['ばら便 急送', 'ばら便_急送'],
  ['Übermorgen Express', 'ubermorgen_express'],
  ['☠', null],
  ['', null],
  [null, null],
  ['constructor', 'constructor'],
])('%s is %s', (name, slug) => {
  expect(carrierSlug(name)).toBe(slug);
});

it('names a carrier for people', () => {
  expect(carrierName('la_poste')).toBe('La Poste – Colissimo');
  expect(carrierName('acme_express')).toBe('Acme Express');
  expect(carrierName('constructor')).toBe('Constructor');
  expect(carrierName(null)).toBeNull();
});

it('links to the carrier with the number encoded whole', () => {
  expect(carrierTrackingUrl('ups', '"#☠1☢\n---\n43')).toBe(
    'https://www.ups.com/track?tracknum=%22%23%E2%98%A01%E2%98%A2%0A---%0A43',
  );
  expect(carrierTrackingUrl('ups', '$&')).toBe('https://www.ups.com/track?tracknum=%24%26');
  expect(carrierTrackingUrl('ups', '1\ud800')).toBe('https://www.ups.com/track?tracknum=1');
  expect(carrierTrackingUrl('own_courier', '1')).toBeNull();
  expect(carrierTrackingUrl('constructor', '1')).toBeNull();
});

it('keeps the published list consistent', () => {
  for (const [slug, { tracking_url }] of Object.entries(CARRIERS)) {
    expect(slug).toMatch(/^[a-z0-9_]+$/);
    if (tracking_url) expect(tracking_url).toMatch(/^https:\/\/.*\{number\}/);
  }
  for (const [alias, slug] of Object.entries(CARRIER_ALIASES)) {
    expect(alias).toMatch(/^[a-z0-9]+$/);
    expect(carrierSlug(alias)).toBe(slug);
  }
});
