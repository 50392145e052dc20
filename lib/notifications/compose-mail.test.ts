import { describe, expect, it, test } from 'vitest';
import { orderToken } from '@/lib/access/order-link';
import { returnToken } from '@/lib/access/return-link';
import { STARTER_THEMES } from '@/lib/branding/constants';
import { env } from '@/lib/core/env';
import { composeMail } from './compose-mail';
import { NOTIFICATION_EVENTS, type NotificationEvent } from './constants';
import { mailFacts } from './testing/mail-facts';

const NOW = new Date('2026-11-25T12:00:00Z');
const compose = (overrides: Parameters<typeof mailFacts>[0] = {}) => composeMail(mailFacts(overrides), NOW);
const themes = Object.keys(STARTER_THEMES) as (keyof typeof STARTER_THEMES)[];

describe.each(themes)('in the dress of %s', (name) => {
  const brand = { theme: STARTER_THEMES[name], version: 3 };

  test.each(NOTIFICATION_EVENTS)('%s says the same in HTML and in plain text', async (event) => {
    const facts = mailFacts({ event, brand });
    const { html, text, subject } = await composeMail(facts, NOW);
    const link = /^(return|payment)\./.test(event)
      ? `${env().publicUrl}/s/ahlbeck/returns/${returnToken(facts.shop.id, facts.return?.id ?? '')}`
      : `${env().publicUrl}/s/ahlbeck/track/${orderToken(facts.shop.id, facts.order.id)}`;
    for (const part of [html, text]) {
      expect(part).toContain(link);
      expect(part).toContain('Chelsea boots');
      expect(part).toContain('AT-2041');
    }
    expect(subject).not.toMatch(/\bmail\.\w|undefined|null/);
    expect(text).not.toMatch(/\bmail\.\w|undefined|null|\{|</);
    expect(html).toContain(`src="${env().publicUrl}/demo/ahlbeck/chelsea.png"`);
    expect(html).toContain('alt="Picture of Chelsea boots"');
    expect(html.match(/<h1/g)).toHaveLength(1);
  });
});

test('three layouts are three documents, not three colours', async () => {
  const bodies = await Promise.all(
    (['letter', 'board', 'ledger'] as const).map((layout) => compose({ brand: { theme: { layout }, version: 1 } })),
  );
  const shapes = bodies.map(({ html }) => [...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag).join());
  expect(new Set(shapes).size).toBe(3);
});

describe('fonts', () => {
  const own = '/media/ahlbeck/019a0000-0000-7000-8000-000000000009.woff2';
  const theme = {
    fonts: { heading: 'source-serif-4', body: 'inter', heading_file: { file: own, name: 'Own', weight: '400' } },
  };

  test('come from our own origin, in a sheet that may be thrown away by itself', async () => {
    const { html } = await compose({ brand: { theme, version: 1 } });
    const sheets = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css ?? '');
    const faces = sheets.filter((css) => css.includes('@font-face'));
    expect(faces).toHaveLength(1);
    expect(faces[0]).toMatch(/^@media screen\{/);
    expect(faces[0]).toContain(`url(${env().publicUrl}${own})`);
    const addresses = [...html.matchAll(/url\(([^)]*)\)/g)].map(([, address]) => new URL(address ?? '').origin);
    expect(new Set(addresses)).toEqual(new Set([new URL(env().publicUrl).origin]));
  });

  test('have a family behind them that every machine has, by name for Outlook', async () => {
    const { html } = await compose({ brand: { theme, version: 1 } });
    const [, outlook = ''] = /<!--\[if mso\]>([\s\S]*?)<!\[endif\]-->/.exec(html) ?? [];
    expect(outlook).toContain('td,p,a,span,div{font-family:Arial !important}');
    expect(outlook).toContain('h1,h2,h3,.m-big{font-family:Georgia !important}');
    const stacks = [...html.replaceAll('&#x27;', "'").matchAll(/style="[^"]*?font-family:([^;"]*)/g)].map(
      ([, one]) => one,
    );
    expect(stacks.length).toBeGreaterThan(1);
    for (const stack of stacks) expect(stack).toMatch(/, *(sans-serif|serif|monospace)$/);
  });
});

describe('mails about money', () => {
  const amount = { amount: 4900, currency: 'EUR' };
  const until = '2026-12-09T22:59:59Z';

  test.each<[NotificationEvent, 'deposit' | 'unreturned' | 'difference', string, string[]]>([
    ['payment.asked', 'deposit', 'en', ['Your deposit: €49.00', 'leaves', 'every cent of it back']],
    ['payment.asked', 'unreturned', 'de', ['49,00 €', 'Von selbst buchen wir nichts ab']],
    ['payment.reminded', 'difference', 'ja', ['€49.00', 'お取り置き']],
    ['payment.refunded', 'deposit', 'ar', ['مبلغ التأمين']],
    ['return.hand_over', 'deposit', 'en', ['Wednesday 9 December', 'your deposit of €49.00 goes back']],
    ['return.hand_over', 'unreturned', 'en', ['we ask you to pay €49.00']],
    ['return.expiring', 'difference', 'en', ['Send back by Wednesday 9 December', 'Handed over already?']],
    ['return.expiring', 'difference', 'ar', ['سلّمه حتى']],
    ['return.expired', 'difference', 'de', ['abgelaufen', 'mit dem ersten Scan']],
    ['credit.expiring', 'difference', 'de', ['49,00 €', 'Mittwoch, 9. Dezember']],
  ])('%s of a %s in %s', async (event, about, locale, said) => {
    const { subject, text } = await compose({ event, locale, data: { amount, about, until } });
    for (const words of said)
      expect(`${subject} ${text}`.replaceAll('\u00a0', ' ').replaceAll('\n', ' ')).toContain(words);
  });

  it('lead to where it is paid, and back into the exchange', async () => {
    expect((await compose({ event: 'payment.asked', data: { amount, about: 'deposit', until } })).text).toContain(
      '/pay',
    );
    const back = await compose({ event: 'order.restocked', data: { item: 'Derby, 43' } });
    expect(back.subject).toBe('It is back: Derby, 43');
    expect(back.text).toContain('/return?step=resolution');
  });
});

describe('mails about a return', () => {
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  const explanation = [
    { code: 'item' as const, text: '1 × Boots', amount: eur(14_900), line_external_id: 'a' },
    { code: 'item' as const, text: '1 × Socks', amount: eur(1000), line_external_id: 'b' },
    { code: 'discount' as const, text: 'Discount', amount: eur(-900), line_external_id: 'a' },
    { code: 'method_fee' as const, text: 'Sending it back', amount: eur(-495) },
  ];
  const textOf = async (overrides: Parameters<typeof mailFacts>[0]) =>
    (await compose(overrides)).text.replaceAll('\u00a0', ' ');

  it('reckon what was quoted, a row a kind, and say nothing more where there is nothing to reckon', async () => {
    const text = await textOf({ event: 'return.confirmed', return: { quotedRefund: 14_505, explanation } });
    for (const said of ['What it cost: €159.00', 'Discount: -€9.00', 'Sending it back: -€4.95', '€145.05'])
      expect(text).toContain(said);
    const plain = await textOf({ event: 'return.confirmed', return: { explanation: explanation.slice(0, 1) } });
    expect(plain).not.toContain('What it cost');
    const gift = await textOf({ event: 'return.confirmed', return: { explanation, isRecipients: true } });
    expect(gift).not.toMatch(/€/);
  });

  it.each([
    [14_505, false],
    [10_000, true],
  ])('say of %i paid whether it is a part of what was quoted', async (amount, isPart) => {
    const refund = { kind: 'refund' as const, amount: eur(amount), reference: null };
    const text = await textOf({ event: 'return.refunded', refund, return: { quotedRefund: 14_505 } });
    expect(text.includes('We had quoted €145.05')).toBe(isPart);
  });
});

describe('the words', () => {
  it('promise the estimate, and nothing once its day has passed', async () => {
    expect((await compose()).text).toContain('It arrives tomorrow, 10:00–13:00.');
    const late = { earliest: '2026-11-23', latest: '2026-11-24', source: 'carrier', confidence: 'high' } as const;
    const { text } = await compose({ shipment: { eta: late } });
    expect(text).toContain('It has left our hands.');
    expect(text).not.toMatch(/arrives|November 23|24 November/);
  });

  test.each<[string, string, string]>([
    ['2026-11-25T08:00:00Z', '2026-11-25T12:00:00Z', 'Today'],
    ['2026-11-25T22:30:00Z', '2026-11-25T23:30:00Z', 'It is on the van.'],
  ])('say "today" of %s at %s only while it is', async (occurredAt, now, headline) => {
    const facts = mailFacts({ event: 'shipment.out_for_delivery', occurredAt, shipment: { eta: null } });
    const { text } = await composeMail(facts, new Date(now));
    expect(text.split('\n\n')[1]).toContain(headline);
  });

  test.each<[Parameters<typeof mailFacts>[0], string]>([
    [{ return: { status: 'requested' } }, 'A person looks at it'],
    [{ return: { kind: 'withdrawal' } }, 'it is your proof'],
    [{ return: { expiresAt: null } }, 'need not send anything back'],
    [{}, 'send it by Wednesday 9 December'],
  ])('of a confirmed return follow what it is: %j', async (overrides, words) => {
    expect((await compose({ event: 'return.confirmed', ...overrides })).text).toContain(words);
  });

  test.each<[Parameters<typeof mailFacts>[0], string]>([
    [
      { refund: { kind: 'refund', amount: { amount: 8900, currency: 'EUR' }, reference: null } },
      '€89.00 on its way back',
    ],
    [
      { refund: { kind: 'credit', amount: { amount: 8900, currency: 'EUR' }, reference: null } },
      '€89.00 in store credit',
    ],
  ])('of a payment name what was paid: %j', async (overrides, subject) => {
    expect((await compose({ event: 'return.refunded', ...overrides })).subject).toContain(subject);
  });

  it('name what is still to come and what to do with what came', async () => {
    const waiting = [{ ...mailFacts().items[0], title: 'Care tin' } as ReturnType<typeof mailFacts>['items'][number]];
    expect((await compose({ waiting })).text).toContain('Still with us, following later: Care tin.');
    const { text } = await compose({ event: 'shipment.delivered', shipment: { subStatus: 'delivered_to_neighbour' } });
    expect(text).toContain('Left with a neighbour');
    expect(text).toContain('Rest them a day between wears.');
  });

  it('tells of a late parcel: the new day, the one that will not hold, when we look again', async () => {
    const promisedAt = '2026-11-25T18:00:00+01:00';
    const checkAt = '2026-11-26T18:00:00+01:00';
    const dated = await compose({ event: 'shipment.late', shipment: { promisedAt, checkAt, cause: 'weather' } });
    expect(dated.subject).toContain('Now tomorrow, 10:00–13:00');
    expect(dated.text).toContain('We promised today, and that won’t hold.');
    expect(dated.text).toContain('The weather is slowing the whole route.');
    expect(dated.text).toContain('We look again tomorrow at 18:00');
    const open = await compose({ event: 'shipment.late', shipment: { promisedAt, eta: null } });
    expect(open.text).toContain('there is no new day yet');
    expect(open.text).not.toContain('We look again');
  });

  it('are the shop’s own where it wrote some, and ours where those cannot be read', async () => {
    const texts = { en: { 'mail.shipped.headlineOpen': 'Off it goes.', 'mail.shipped.open': 'Broken {' } };
    const { text } = await compose({ brand: { theme: { texts }, version: 1 }, shipment: { eta: null } });
    expect(text).toContain('Off it goes.');
    expect(text).toContain('We don’t know the day yet.');
  });
});

it('keeps hostile text text', async () => {
  const hostile = '{goods}</script></title></style><img src=x onerror=alert(1)>"';
  const item = { ...mailFacts().items[0], title: hostile, imageUrl: 'https://spy.example/p.png' };
  const { html, subject } = await compose({
    items: [item as ReturnType<typeof mailFacts>['items'][number]],
    shop: { name: hostile },
    order: { number: hostile, customerName: hostile },
    shipment: { note: hostile, trackingNumber: hostile, carrier: hostile },
  });
  expect(html).not.toMatch(/<img src=x|<\/script><\/title>|spy\.example/);
  expect(subject).toContain('{goods}');
});

it('asks nothing of any other host', async () => {
  for (const name of themes) {
    const { html } = await compose({ brand: { theme: STARTER_THEMES[name], version: 1 } });
    const loaded = [...html.matchAll(/(?:src|background)="([^"]+)"|url\(([^)]+)\)/g)].map(([, a, b]) => a ?? b ?? '');
    expect(loaded.length).toBeGreaterThan(0);
    for (const address of loaded) expect(address.startsWith(`${env().publicUrl}/`)).toBe(true);
  }
});

it('reads from right to left where the language does, and dresses for the night where the theme does', async () => {
  const shop = { locales: ['ar'], defaultLocale: 'ar' };
  const { html } = await compose({ locale: 'ar', shop, brand: { theme: STARTER_THEMES.ahlbeck, version: 1 } });
  expect(html).toMatch(/<html[^>]*dir="rtl"/);
  expect(html).toMatch(/<body[^>]*dir="rtl"/);
  expect(html).toContain('@media (prefers-color-scheme:dark)');
  expect(html).toContain('content="light dark"');
  const board = await compose({ brand: { theme: STARTER_THEMES.duskhound, version: 1 } });
  expect(board.html).toContain('name="color-scheme" content="dark"');
});

it('tells mail programs of the delivery, and nothing of a return', async () => {
  const script = async (event: NotificationEvent) =>
    /<script type="application\/ld\+json">(.*?)<\/script>/.exec((await compose({ event })).html)?.[1];
  expect(JSON.parse((await script('shipment.shipped')) ?? '')).toMatchObject({
    '@type': 'ParcelDelivery',
    trackingNumber: '00340434161094042557',
    partOfOrder: { orderNumber: 'AT-2041', orderStatus: 'https://schema.org/OrderInTransit' },
    carrier: { name: 'DHL Paket' },
  });
  expect(await script('return.confirmed')).toBeUndefined();
});
