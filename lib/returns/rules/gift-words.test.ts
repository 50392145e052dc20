import { describe, expect, it } from 'vitest';
import { createTranslator } from '@/lib/i18n/translator';
import { itemNotes } from './item-notes';
import { reviewGifts } from './review-gifts';
import { type Extra, inputOf } from './testing/quote-case';
import { askQuote, type WizardFacts, wantedLines } from './wizard-facts';

const now = new Date('2026-11-22T12:00:00Z');
const LINES = [
  { external_id: 'coat', title: 'Coat', quantity: 1, unit_price: 5000 },
  { external_id: 'scarf', title: 'Scarf', quantity: 1, unit_price: 5000 },
  { external_id: 'tote', title: 'Tote', quantity: 1, unit_price: 1500, discount_total: 1500, gift_from: 6000 },
];

function factsOf(chosen: string[], extra: Extra = {}, isRecipient = false): WizardFacts {
  const {
    lines: _,
    kind,
    method,
    now: __,
    ...quoteFacts
  } = inputOf({ lines: LINES, wants: [{ id: 'coat' }], ...extra });
  return {
    quoteFacts,
    draft: {
      kind: kind ?? 'return',
      version: 1,
      method: method ?? null,
      lines: chosen.map((id) => ({
        line_id: id,
        quantity: 1,
        reason: null,
        comment: null,
        resolution: 'refund',
        exchange_variant_id: null,
      })),
    },
    items: quoteFacts.order.lines.map((line) => ({
      id: line.external_id,
      externalId: line.external_id,
      productExternalId: null,
      variantExternalId: null,
      title: line.title ?? '',
      variant: null,
      quantity: line.quantity,
      imageUrl: null,
      imageAlt: '',
      price: null,
      returnNote: null,
      careTip: null,
    })),
    variants: [],
    settings: {},
    isRecipient,
    deliveryRules: {} as WizardFacts['deliveryRules'],
    wishes: [],
    transitDays: null,
    links: { step: String, contact: null, photo: String, pick: String },
  };
}

const words = (locale: string) => ({ now, locale, t: createTranslator(locale) });
const said = (facts: WizardFacts, locale = 'en') =>
  reviewGifts(facts, askQuote(facts, now, wantedLines(facts)), words(locale));

describe('C25: a gift, before anything is confirmed', () => {
  it('is sent back by a button, or paid for as is said', () => {
    expect(said(factsOf(['coat']))).toEqual({
      title: 'Your gift',
      notes: [
        {
          sentence:
            'Tote was a gift with goods of €60.00 or more. What you keep comes to €50.00. Send it back too, or keep it for €15.00: that is taken off what you get.',
          add: { label: 'Send Tote back too', value: 'tote.1' },
        },
      ],
    });
  });

  it('that goes back is not to be forgotten', () => {
    expect(said(factsOf(['coat', 'tote']))?.notes).toEqual([
      {
        sentence:
          'Tote was a gift with these goods and goes back too. If it is not in the parcel, €15.00 is taken off what you get.',
        add: null,
      },
    ]);
  });

  it('that cannot go back has no button', () => {
    const final = LINES.map((line) => ({ ...line, final_sale: line.external_id === 'tote' }));
    expect(said(factsOf(['coat'], { lines: final }))?.notes).toMatchObject([
      { sentence: expect.stringContaining('so €15.00 is taken off'), add: null },
    ]);
  });

  it('is not priced to whom the goods were given', () => {
    const notes = said(factsOf(['coat'], {}, true))?.notes ?? [];
    expect(notes).toHaveLength(1);
    expect(JSON.stringify(notes)).not.toMatch(/[€\d]/);
  });

  it('is not spoken of where it stays earned', () => {
    expect(said(factsOf(['tote']))).toBeNull();
    expect(said(factsOf(['coat'], { policy: { gifts: 'keep' } }))).toBeNull();
  });

  it.each(['de', 'ja', 'ar'])('is spoken of in %s', (locale) => {
    const [note] = said(factsOf(['coat']), locale)?.notes ?? [];
    expect(note?.sentence).toContain('Tote');
    expect(note?.sentence).not.toContain('gift');
  });
});

describe('C25: what is to be known of a thing before it is chosen', () => {
  const notes = (id: string, extra: Extra = {}, isRecipient = false) =>
    itemNotes(factsOf([], extra, isRecipient), id, words('en'));
  const set = [
    { external_id: 'coat', title: 'Coat', quantity: 1, unit_price: 5000, bundle: 'b' },
    { external_id: 'scarf', title: 'Scarf', quantity: 1, unit_price: 5000, bundle: 'b' },
  ];

  it('that it was a gift, and from which sum on', () => {
    expect(notes('tote')).toEqual([
      'A gift with goods of €60.00 or more. If you keep less than that, it goes back too or is paid for.',
    ]);
    expect([notes('coat'), notes('tote', { policy: { gifts: 'keep' } }), notes('tote', {}, true)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('that it belongs to a set, and how that comes back', () => {
    expect(notes('coat', { lines: set })).toEqual([
      'Part of a set with Scarf. It may go back on its own, for its share of the price.',
    ]);
    expect(notes('coat', { lines: set, policy: { bundles: 'whole' } })).toEqual([
      'Part of a set with Scarf. The set goes back as a whole.',
    ]);
  });
});
