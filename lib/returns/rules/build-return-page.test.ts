import { describe, expect, it } from 'vitest';
import { createTranslator } from '@/lib/i18n/translator';
import { policySchema } from '@/lib/policies/schema';
import { buildReturnPage, type ReturnPageFacts } from './build-return-page';
import { quoteReturn } from './quote';

const NOW = new Date('2026-11-25T12:00:00Z');
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const policy = policySchema.parse({
  methods: [
    { code: 'label', type: 'label', fee: { amount: 495 } },
    { code: 'code', type: 'qr' },
    { code: 'van', type: 'pickup' },
    { code: 'own', type: 'own_courier' },
    { code: 'counter', type: 'drop_off' },
  ],
});
const quote = quoteReturn({
  policy,
  order: {
    currency: 'EUR',
    fulfilled_at: '2026-11-20T10:00:00Z',
    lines: [{ external_id: 'boots', title: 'Boots', quantity: 1, unit_price: eur(14_900) }],
  },
  lines: [{ line_external_id: 'boots', quantity: 1, reason: 'changed_mind', resolution: 'refund' }],
  method: 'label',
  now: NOW,
});
const item = (isKept: boolean) => ({
  id: 'line',
  externalId: 'boots',
  title: 'Boots',
  variant: null,
  quantity: 1,
  imageUrl: null,
  imageAlt: 'Boots',
  price: null,
  returnNote: null,
  careTip: null,
  isKept,
});
const facts = (rest: Partial<ReturnPageFacts> = {}): ReturnPageFacts => ({
  number: 'R-1',
  orderNumber: 'A-1',
  kind: 'return',
  status: 'approved',
  method: 'label',
  details: {},
  createdAt: '2026-11-24T10:00:00Z',
  expiresAt: '2026-12-22T10:00:00Z',
  rejectReason: null,
  country: 'DE',
  timeZone: 'Europe/Berlin',
  quote,
  policy,
  settings: {},
  label: { state: 'bought', provider: 'local', carrier: null, hasQr: false },
  shopper: { postalCode: '10119', country: 'DE' },
  sharesParcel: false,
  needsCustoms: false,
  note: null,
  events: [],
  paid: { refund: 0, credit: 0 },
  owed: 0,
  items: [item(false)],
  photos: [],
  mayCancel: true,
  isRecipient: false,
  ...rest,
});
const page = (rest: Partial<ReturnPageFacts> = {}) =>
  buildReturnPage(facts(rest), {
    now: NOW,
    locale: 'en',
    t: createTranslator('en'),
    qrSvg: '<svg/>',
    links: {
      order: '/order',
      slip: '/slip',
      calendar: '/ics',
      cancel: '/cancel',
      label: '/label',
      qr: '/qr',
      customs: '/customs',
      courier: '/courier',
      edit: '/edit',
      add: '/add',
    },
  });

describe('the money of a return', () => {
  it('says what was kept back, and why, as a line of its own, and adds up to what was paid', () => {
    const { money } = page({
      status: 'completed',
      paid: { refund: 12_405, credit: 0 },
      note: 'The sole was scuffed to the welt.',
    });
    const kept = money?.lines.at(-2);
    expect(kept).toMatchObject({ amount: '-€20.00', detail: 'The sole was scuffed to the welt.' });
    expect(money).toMatchObject({ amount: '€124.05' });
    expect(money?.lines.at(-1)).toMatchObject({ amount: '€124.05', strong: true });
  });

  it('keeps nothing back while something is still owed, or when all of it was paid', () => {
    for (const rest of [{ paid: { refund: 14_405, credit: 0 } }, { paid: { refund: 5_000, credit: 0 }, owed: 9_405 }]) {
      const texts = page({ status: 'completed', ...rest }).money?.lines.map(({ text }) => text);
      expect(texts).not.toContain('Kept back by the shop');
    }
  });

  it('is not for whoever was given the goods', () => {
    expect(page({ isRecipient: true }).money).toBeNull();
  });
});

it('what stays with the shopper is not going back', () => {
  const view = page({ items: [item(true)], status: 'completed', paid: { refund: 14_900, credit: 0 } });
  expect([view.items, view.kept.map(({ title }) => title)]).toEqual([[], ['Boots']]);
});

describe('the boarding pass', () => {
  it('offers the label when it is there, and says so while it is not', () => {
    expect(page().pass).toMatchObject({ labelHref: '/label', notice: null });
    const waiting = { state: 'wanted', provider: 'easypost', carrier: null, hasQr: false } as const;
    expect(page({ label: waiting }).pass).toMatchObject({ labelHref: null, notice: expect.stringContaining('moment') });
    expect(page({ label: { ...waiting, state: 'failed' } }).pass?.notice).toContain('person');
    // The page tells itself anew when the label comes.
    expect(page({ label: waiting }).revision).not.toBe(page().revision);
  });

  it('shows the carrier’s own code where there is one', () => {
    const label = { state: 'bought', provider: 'easypost', carrier: 'USPS', hasQr: true } as const;
    expect(page({ method: 'code', label }).pass).toMatchObject({ qrSrc: '/qr', labelHref: null });
  });

  it('names the nearest counter, or the one that was chosen', () => {
    const places = [
      { code: 'far', name: 'Munich', address: 'Isartor 1', postal_code: '80331', country: 'DE' },
      { code: 'near', name: 'Berlin', address: 'Torstr. 9', postal_code: '10119', country: 'DE', hours: '9–18' },
    ];
    expect(page({ method: 'counter', settings: { places } }).pass?.place).toMatchObject({
      name: 'Berlin',
      hours: '9–18',
    });
    expect(page({ method: 'counter', settings: { places }, details: { place: 'far' } }).pass?.place?.name).toBe(
      'Munich',
    );
  });

  it('has the day and hours of a collection', () => {
    const { pass } = page({ method: 'van', details: { pickup_on: '2026-11-27', pickup_window: '09:00-12:00' } });
    expect(pass).toMatchObject({ dropByLabel: 'We collect it on', window: '09:00–12:00', qrSvg: null });
    expect(pass?.dropBy?.dateTime).toContain('2026-11-27');
  });

  it('takes the number of one’s own courier, and papers where a border is crossed', () => {
    expect(page({ method: 'own', needsCustoms: true }).pass).toMatchObject({
      courier: { action: '/courier' },
      customsHref: '/customs',
    });
    expect(page().pass?.customsHref).toBeNull();
  });

  it('says of a withdrawal until when the law and until when the shop takes it, where these differ', () => {
    const detail = (expiresAt: string, kind: 'withdrawal' | 'return' = 'withdrawal') =>
      page({ kind, expiresAt }).headline.detail;
    expect(detail('2026-12-22T10:00:00Z')).toBe(
      'The law gives you until Tuesday 8 December; we take it until Tuesday 22 December.',
    );
    expect(detail('2026-12-08T10:00:00Z')).toBe('Please hand it over by Tuesday 8 December.');
    expect(detail('2026-12-22T10:00:00Z', 'return')).toBe('Please hand it over by Tuesday 22 December.');
  });

  it('promises no day for money that came back while its account is asked for', () => {
    const account = { ending: null, amount: 14_900, hasBounced: true };
    const bounced = page({ status: 'received', account, mayCancel: false });
    expect(bounced.money?.when).toBeNull();
    expect(bounced.steps.at(-1)).toMatchObject({ state: 'current', when: null });
  });

  it('promises no day while their bank decides about the payment, and says why', () => {
    const asked = page({ status: 'received', isDisputed: true, mayCancel: false });
    expect(asked.headline.detail).toContain('your bank');
    expect(asked.money?.when).toBeNull();
    expect(asked.steps.at(-1)).toMatchObject({ state: 'current', when: 'once your bank has decided' });
    const paid = page({ status: 'completed', isDisputed: true, paid: { refund: 14_900, credit: 0 } });
    expect(JSON.stringify(paid.steps)).not.toContain('bank');
  });

  it('may be changed or added to while nothing has moved, and not by a withdrawal', () => {
    expect(page()).toMatchObject({ edit: { action: '/edit' }, addHref: '/add' });
    expect(page({ kind: 'withdrawal' })).toMatchObject({ edit: null, addHref: null });
    expect(page({ status: 'in_transit', mayCancel: false })).toMatchObject({ edit: null, addHref: null, pass: null });
  });
});
