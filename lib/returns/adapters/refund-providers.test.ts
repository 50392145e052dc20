import { describe, expect, it } from 'vitest';
import { parseNetworks } from '@/lib/core/networks';
import { minorUnits } from '../rules/minor-units';
import { refundCredentials } from '../rules/refund-credentials';
import { refundShares } from '../rules/refund-shares';
import { type FakePlatform, type Fault, fakeMedusa, fakeShopify, fakeWoo } from '../testing/platforms';
import { medusaRefunds } from './medusa-refunds';
import type { RefundProvider } from './refund-provider';
import { shopifyRefunds } from './shopify-refunds';
import { wooRefunds } from './woo-refunds';

const here = parseNetworks('127.0.0.0/8');
type Make = (options: { paid: string; fault?: () => Fault }) => Promise<[FakePlatform, RefundProvider]>;

const MAKERS: Record<string, Make> = {
  shopify: async (options) => {
    const platform = await fakeShopify(options);
    return [platform, shopifyRefunds({ platform: 'shopify', url: platform.url, token: 'shpat_test' }, here)];
  },
  woocommerce: async (options) => {
    const platform = await fakeWoo(options);
    const credentials = { platform: 'woocommerce' as const, url: platform.url, key: 'ck_test', secret: 'cs_test' };
    return [platform, wooRefunds(credentials, here)];
  },
  medusa: async (options) => {
    const platform = await fakeMedusa(options);
    return [platform, medusaRefunds({ platform: 'medusa', url: platform.url, key: 'sk_test' }, here)];
  },
};

const request = (key: string, amount = 2500, orderExternalId = '42') => ({
  key,
  amount,
  currency: 'EUR',
  orderExternalId,
  returnNumber: 'R-7F3K',
});

describe.each(Object.entries(MAKERS))('%s', (name, make) => {
  it('pays, and finds by its key what it paid', async () => {
    const [platform, provider] = await make({ paid: '100.00' });
    expect(await provider.find(request('key-a'))).toBeNull();
    const paid = await provider.refund(request('key-a'));
    expect(await provider.find(request('key-a'))).toEqual(paid);
    expect(await provider.find(request('key-b'))).toBeNull();
    expect(platform.refunds.map(({ amount }) => Number(amount))).toEqual([25]);
    // Webhooks and REST orders name a refund by its bare id.
    expect(paid).toMatchObject({ moved: 2500 });
    expect(paid.reference).not.toContain('/');
    await platform.close();
  });

  it('says what is refused for good', async () => {
    const [platform, provider] = await make({ paid: '100.00' });
    await expect(provider.refund(request('a', 10_001))).rejects.toMatchObject({ name: 'RefundRefused' });
    await expect(provider.find(request('a', 100, 'unknown'))).rejects.toMatchObject({ name: 'RefundRefused' });
    expect(platform.refunds).toEqual([]);
    await platform.close();
  });

  it.each<[Fault, string, number]>([
    ['throttled', 'RefundPostponed', 0],
    ['lost_before', 'RefundUnclear', 0],
    ['error_before', 'RefundUnclear', 0],
    ['lost_after', 'RefundUnclear', 1],
    ['error_after', 'RefundUnclear', 1],
  ])('tells %s as %s', async (fault, error, paid) => {
    const [platform, provider] = await make({ paid: '100.00', fault: () => fault });
    await expect(provider.refund(request('a'))).rejects.toMatchObject({
      name: error,
      ...(fault === 'throttled' && { seconds: 2 }),
    });
    expect(platform.refunds).toHaveLength(paid);
    expect((await provider.find(request('a'))) !== null).toBe(paid === 1);
    await platform.close();
  });

  it('knows that nothing was paid where nobody listens', async () => {
    const [platform, provider] = await make({ paid: '100.00' });
    await platform.close();
    await expect(provider.find(request('a'))).rejects.toMatchObject({ name: 'RefundPostponed' });
    expect(provider.name).toBe(name);
  });
});

describe('shopify', () => {
  it('gives back to the card before the gift card, and only what was taken', async () => {
    const platform = await fakeShopify({ paid: '60.00', giftCard: '40.00' });
    const provider = shopifyRefunds({ platform: 'shopify', url: platform.url, token: 'shpat_test' }, here);
    await provider.refund(request('a', 5000));
    expect(platform.refunds[0]?.amount).toBe('50.00');
    await expect(provider.refund(request('b', 10_100))).rejects.toMatchObject({ name: 'RefundRefused' });
    await platform.close();
  });

  it('repeats the answer for a key it has seen', async () => {
    const platform = await fakeShopify({ paid: '60.00' });
    const provider = shopifyRefunds({ platform: 'shopify', url: platform.url, token: 'shpat_test' }, here);
    expect(await provider.refund(request('a'))).toEqual(await provider.refund(request('a')));
    expect(platform.refunds).toHaveLength(1);
    await platform.close();
  });
});

describe('a refund whose shares go through in part', () => {
  it('at Shopify says what has gone, when it is asked for, found again, and looked after', async () => {
    let bank = 'refuses';
    const platform = await fakeShopify({
      paid: '10.00',
      giftCard: '40.00',
      refuses: (payment) => bank === 'refuses' && payment.endsWith('/1'),
    });
    const provider = shopifyRefunds({ platform: 'shopify', url: platform.url, token: 'shpat_test' }, here);
    const paid = await provider.refund(request('a'));
    expect(paid.moved).toBe(1000);
    expect(await provider.find(request('a'))).toEqual(paid);
    expect(await provider.standing(request('a'), paid.reference)).toMatchObject({ moved: 1000 });
    expect(await provider.standing(request('a'), '404')).toBeNull();
    bank = 'takes it';
    expect((await provider.refund(request('b', 1500))).moved).toBe(1500);
    await platform.close();
  });

  it('at WooCommerce is nothing where its gateway was not paid', async () => {
    const platform = await fakeWoo({ paid: '100.00', refuses: () => true });
    const credentials = { platform: 'woocommerce' as const, url: platform.url, key: 'ck_test', secret: 'cs_test' };
    const provider = wooRefunds(credentials, here);
    const paid = await provider.refund(request('a'));
    expect(paid).toEqual({ reference: '700', moved: 0 });
    expect(await provider.find(request('a'))).toEqual(paid);
    expect(await provider.standing(request('a'), '700')).toMatchObject({ moved: 0 });
    await platform.close();
  });

  it('at Medusa goes on to the next payment, and stops where one is refused', async () => {
    let refused = '';
    const platform = await fakeMedusa({ paid: '10.00', more: '40.00', refuses: (payment) => payment === refused });
    const provider = medusaRefunds({ platform: 'medusa', url: platform.url, key: 'sk_test' }, here);
    const whole = await provider.refund(request('a', 4500));
    expect(whole.moved).toBe(4500);
    expect(platform.refunds.map(({ amount }) => Number(amount))).toEqual([10, 35]);
    expect(await provider.find(request('a', 4500))).toEqual(whole);
    refused = 'more';
    expect((await provider.refund(request('b', 4500, '43'))).moved).toBe(1000);
    refused = 'pay';
    await expect(provider.refund(request('c', 4500, '44'))).rejects.toMatchObject({ name: 'RefundRefused' });
    expect(await provider.find(request('c', 4500, '44'))).toBeNull();
    await platform.close();
  });
});

describe('the parts', () => {
  it.each([
    ['19.9', 'EUR', 1990],
    ['0.05', 'EUR', 5],
    ['19.990', 'EUR', 1999],
    [1980, 'JPY', 1980],
    ['1980.00', 'JPY', 1980],
    ['12.345', 'KWD', 12_345],
    ['90071992547409.91', 'EUR', 9007199254740991],
  ])('%s %s is %i', (decimal, currency, minor) => expect(minorUnits(decimal, currency)).toBe(minor));

  it.each(['19.999', '1e3', '', '-', 'NaN', '1,50'])('%j is no amount in EUR', (text) =>
    expect(() => minorUnits(text, 'EUR')).toThrow(RangeError),
  );

  it('spreads over payments, gift cards last, and never more than is left', () => {
    const payments = [
      { id: 'g', gateway: 'gift_card', left: 4000, isLast: true },
      { id: 'c', gateway: 'card', left: 1000, isLast: false },
      { id: 'd', gateway: 'card', left: -5, isLast: false },
    ];
    const of = (amount: number) => refundShares(payments, amount)?.map((one) => [one.id, one.amount]);
    expect(of(900)).toEqual([['c', 900]]);
    expect(of(5000)).toEqual([
      ['c', 1000],
      ['g', 4000],
    ]);
    expect(of(5001)).toBeUndefined();
  });

  it.each([
    ['shopify', { shop: 'a.myshopify.com', access_token: 't' }, 'https://a.myshopify.com'],
    ['woocommerce', { url: 'https://a.test/', consumer_key: 'k', consumer_secret: 's' }, 'https://a.test'],
    ['generic', { platform: 'medusa', url: 'https://m.test', api_key: 'k' }, 'https://m.test'],
    ['shopify', { shop: 'evil.test', access_token: 't' }, null],
    ['shopify', { shop: 'a.myshopify.com', access_token: 't', refunds: 'off' }, null],
    ['generic', { url: 'https://m.test', api_key: 'k' }, null],
    ['ups', { api_key: 'k' }, null],
  ])('reads the credentials of %s', (source, credentials, url) =>
    expect(refundCredentials(source, credentials)?.url ?? null).toBe(url),
  );
});
