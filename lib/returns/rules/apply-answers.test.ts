import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReturnDraft, ReturnDraftLine } from '../types';
import { applyAnswers } from './apply-answers';
import { lineKey } from './line-key';
import { STEP_IDS } from './steps';

const A = '0197a000-0000-7000-8000-00000000000a';
const B = '0197a000-0000-7000-8000-00000000000b';
const empty: ReturnDraft = { kind: 'return', version: 1, lines: [], method: null };
const line = (rest: Partial<ReturnDraftLine> = {}): ReturnDraftLine => ({
  line_id: A,
  quantity: 1,
  reason: null,
  comment: null,
  resolution: null,
  exchange_variant_id: null,
  ...rest,
});
const with_ = (...lines: ReturnDraftLine[]): ReturnDraft => ({ ...empty, lines });

describe('items', () => {
  it('takes units alike as one, and each for itself where the shopper says so', () => {
    const together = applyAnswers(empty, 'items', { line: A, [`quantity.${A}`]: '3' });
    expect(together.lines).toEqual([line({ quantity: 3 })]);
    const apart = applyAnswers(together, 'items', { line: A, [`quantity.${A}`]: '3', [`split.${A}`]: '1' });
    expect(apart.lines.map((one) => [lineKey(one), one.quantity])).toEqual([
      [`${A}-0`, 1],
      [`${A}-1`, 1],
      [`${A}-2`, 1],
    ]);
  });

  it('keeps what was said, whether units part or come together again', () => {
    const said = with_(line({ quantity: 2, reason: 'too_small' }), line({ line_id: B, reason: 'other' }));
    const apart = applyAnswers(said, 'items', { line: [A, B], [`quantity.${A}`]: '2', [`split.${A}`]: '1' });
    expect(apart.lines.map((one) => one.reason)).toEqual(['too_small', null, 'other']);
    const again = applyAnswers(apart, 'items', { line: [A], [`quantity.${A}`]: '2' });
    expect(again.lines).toEqual([line({ quantity: 2, reason: 'too_small' })]);
  });
});

describe('reasons', () => {
  it('reads the answers to the chosen reason’s questions and no other’s', () => {
    const { lines } = applyAnswers(with_(line()), 'reasons', {
      [`reason.${A}`]: 'too_small',
      [`answer.${A}.too_small:where`]: 'toe',
      [`answer.${A}.damaged:where`]: 'box',
      [`answer.${B}.too_small:where`]: 'heel',
    });
    expect(lines[0]?.answers).toEqual({ where: 'toe' });
  });

  it('adds photos, takes out those that were ticked, and keeps six', () => {
    const before = with_(line({ reason: 'damaged', photo_ids: ['1', '2', '3', '4', '5'] }));
    const added = ['6', '7', '8'].map((uploadId) => ({ lineId: A, uploadId }));
    const { lines } = applyAnswers(before, 'reasons', { [`reason.${A}`]: 'damaged', [`remove.${A}`]: ['2'] }, added);
    expect(lines[0]?.photo_ids).toEqual(['3', '4', '5', '6', '7', '8']);
  });

  it('asks again for a way out when the reason changes', () => {
    const before = with_(line({ reason: 'too_small', resolution: 'refund' }));
    expect(applyAnswers(before, 'reasons', { [`reason.${A}`]: 'too_small' }).lines[0]?.resolution).toBe('refund');
    expect(applyAnswers(before, 'reasons', { [`reason.${A}`]: 'other' }).lines[0]?.resolution).toBeNull();
  });
});

describe('resolution', () => {
  it('chosen from the catalogue for one thing leaves the others alone', () => {
    const before = with_(line({ resolution: 'refund' }), line({ line_id: B, resolution: 'store_credit' }));
    const { lines } = applyAnswers(before, 'resolution', {
      only: A,
      [`resolution.${A}`]: 'exchange',
      [`variant.${A}`]: B,
    });
    expect(lines.map((one) => one.resolution)).toEqual(['exchange', 'store_credit']);
    expect(lines[0]?.exchange_variant_id).toBe(B);
  });
});

describe('method', () => {
  it('reads what belongs to the chosen one', () => {
    const answers = {
      method: 'pickup',
      'pickup.pickup': '2026-11-26 09:00-12:00',
      'place.drop': 'kiosk',
      'pickup.other': '2026-01-01',
    };
    expect(applyAnswers(empty, 'method', answers).details).toEqual({
      pickup_on: '2026-11-26',
      pickup_window: '09:00-12:00',
    });
    expect(applyAnswers(empty, 'method', { ...answers, method: 'drop' }).details).toEqual({ place: 'kiosk' });
    expect(applyAnswers(empty, 'method', { method: 'pickup', 'pickup.pickup': 'soon' }).details).toEqual({});
  });
});

describe('whatever a form brings', () => {
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '0', '-1', '1e9', 'NaN', '\0', 'refund', 'exchange', '__proto__', A, B, `${A}-0`),
    fc.array(fc.string(), { maxLength: 4 }),
    fc.integer(),
    fc.constant(null),
    fc.record({ size: fc.integer() }),
  );
  const field = fc.oneof(
    fc.string(),
    fc
      .tuple(
        fc.constantFrom(
          'reason',
          'comment',
          'quantity',
          'split',
          'resolution',
          'variant',
          'remove',
          'answer',
          'pickup',
        ),
        fc.constantFrom(A, B, `${A}-0`, 'x'),
      )
      .map(([name, key]) => `${name}.${key}`),
    fc.constantFrom('line', 'method', 'only', '__proto__', 'constructor'),
  );
  it('leaves a draft that can be stored and quoted', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STEP_IDS), fc.dictionary(field, value), (step, answers) => {
        const after = applyAnswers(with_(line({ quantity: 2 }), line({ line_id: B })), step, answers);
        for (const one of after.lines) {
          expect(one.line_id).toMatch(/^[\da-f-]{36}$/i);
          expect(Number.isSafeInteger(one.quantity) && one.quantity >= 1 && one.quantity <= 100_000).toBe(true);
          expect([null, 'refund', 'store_credit', 'exchange', 'replace', 'keep']).toContain(one.resolution);
          if (one.resolution !== 'exchange') expect(one.exchange_variant_id).toBeNull();
          expect((one.comment ?? '').length).toBeLessThanOrEqual(1000);
        }
        expect(after.lines.length).toBeLessThanOrEqual(200);
        expect(JSON.stringify(after)).not.toContain('\\u0000');
        expect(after.version).toBe(1);
      }),
      { numRuns: 3_000 },
    );
  });
});
