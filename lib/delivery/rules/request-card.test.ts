import { describe, expect, it } from 'vitest';
import { createTranslator } from '@/lib/i18n/translator';
import { createDateWords } from '@/lib/tracking/rules/dates';
import { needsCode } from './needs-code';
import { readWish } from './read-wish';
import { type RequestCardFacts, requestCard } from './request-card';
import { requestContact } from './request-contact';
import { requestView } from './request-view';

const now = new Date('2026-11-25T12:00:00Z');
const asked = (members: Partial<RequestCardFacts> = {}): RequestCardFacts => ({
  id: 'r-1',
  kind: 'redeliver',
  wanted: { day: '2026-11-27' },
  state: 'sent',
  road: 'mail',
  carrier: 'dhl_de',
  attempts: 1,
  answer: null,
  lastError: null,
  askedAt: '2026-11-25T09:00:00Z',
  sendAt: '2026-11-25T09:02:00Z',
  sentAt: '2026-11-25T09:02:10Z',
  answerBy: '2026-11-26T17:00:00Z',
  settledAt: null,
  reference: null,
  note: null,
  askedBy: 'shopper:x',
  settledBy: null,
  ...members,
});

describe('what a shopper reads of a request', () => {
  const t = createTranslator('en');
  const dates = createDateWords({ t, locale: 'en', country: 'DE', now, zone: 'Europe/Berlin' });
  const view = (members: Partial<RequestCardFacts>, arrived = false) =>
    requestView(asked(members), arrived, { t, dates, now });

  it.each([
    [{ state: 'asked', attempts: 0, answerBy: null }, 'Asked', 'take it back', true],
    [{ state: 'asked', attempts: 1, answerBy: null }, 'Asked', 'passing it on', false],
    [{ state: 'asked', attempts: 0, lastError: 'status 404', answerBy: null }, 'Asked', 'passing it on', false],
    [{ state: 'sent' }, 'Waiting for an answer', 'by 18:00', false],
    [{ state: 'sent', answerBy: '2026-11-25T11:00:00Z' }, 'Waiting for an answer', 'A person of ours is asking', false],
    [{ state: 'confirmed' }, 'Agreed', 'said yes', false],
    [{ state: 'refused' }, 'Not possible', 'stays as it was', false],
    [{ state: 'failed', lastError: 'timeout' }, 'Not passed on', 'A person of ours', false],
    [{ state: 'failed', lastError: 'overtaken' }, 'Overtaken', 'quicker', false],
  ] as [Partial<RequestCardFacts>, string, string, boolean][])('%o: %s', (members, label, text, mayWithdraw) => {
    const said = view(members);
    expect(said).toMatchObject({ label, mayWithdraw, wish: 'Delivery on Friday 27 November' });
    expect(said.text).toContain(text);
    // Only the carrier’s yes is a yes.
    expect(said.text.includes('said yes.') && said.tone === 'done').toBe(members.state === 'confirmed');
  });

  it('is over once the parcel is there', () => {
    expect(view({ state: 'sent' }, true).label).toBe('Overtaken');
    expect(view({ state: 'confirmed' }, true).label).toBe('Agreed');
  });
});

describe('what the shop’s people read', () => {
  const badge = (members: Partial<RequestCardFacts>) =>
    requestCard(asked(members), { now, zone: 'Europe/Berlin' }).badge.label;
  it.each([
    [{ state: 'sent' }, 'Waits for an answer'],
    [{ state: 'sent', answerBy: '2026-11-25T11:00:00Z' }, 'No answer yet'],
    [{ state: 'failed', lastError: 'overtaken' }, 'Overtaken'],
    [{ state: 'failed', lastError: 'timeout' }, 'Not passed on'],
  ] as [Partial<RequestCardFacts>, string][])('%o: %s', (members, label) => expect(badge(members)).toBe(label));

  it('may be answered by them until it is agreed, taken back or overtaken', () => {
    const may = (members: Partial<RequestCardFacts>) =>
      requestCard(asked(members), { now, zone: 'Europe/Berlin' }).mayAnswer;
    expect([may({}), may({ state: 'refused' }), may({ state: 'failed', lastError: 'timeout' })]).toEqual([
      true,
      true,
      true,
    ]);
    expect([may({ state: 'confirmed' }), may({ state: 'withdrawn' })]).toEqual([false, false]);
    expect(may({ state: 'failed', lastError: 'overtaken' })).toBe(false);
  });
});

it('asks for a code where goods go elsewhere, and for an address always', () => {
  expect(needsCode('change_address', true)).toBe(true);
  expect([needsCode('neighbour', true), needsCode('neighbour', false)]).toEqual([false, true]);
  expect([needsCode('redeliver', false), needsCode('instructions', false)]).toEqual([false, false]);
});

it('writes to whoever sees to deliveries, else to the first with an address', () => {
  const contact = (label: string, email: string | null) => ({ label, name: null, email, phone: null });
  expect(requestContact([contact('Claims', 'a@x.test'), contact('Zustellbüro', 'b@x.test')])?.email).toBe('b@x.test');
  expect(requestContact([contact('Dispo', null), contact('Claims', 'a@x.test')])?.email).toBe('a@x.test');
  expect(requestContact([contact('Dispo', null)])).toBeNull();
});

it('reads a wish from a form, and names the fields that are wrong', () => {
  expect(readWish('neighbour', { name: ' Frau  Petersen ', address: '2. OG', extra: 'x' })).toEqual({
    wish: { kind: 'neighbour', wanted: { name: 'Frau Petersen', address: '2. OG' } },
    wrong: [],
  });
  expect(readWish('change_address', { name: 'A', line1: ' ', city: 'B' })).toMatchObject({
    wrong: ['line1', 'postal_code'],
  });
  expect(readWish('redeliver', { day: 'tomorrow' })).toMatchObject({ wrong: ['day'] });
  expect(readWish('hold_at_point', { point: '' })).toMatchObject({ wish: { wanted: { point: null } } });
});
