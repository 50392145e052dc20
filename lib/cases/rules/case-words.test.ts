import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { CASE_KINDS, REMEDIES } from '../constants';
import { caseCursor, NEVER, readCaseCursor } from './case-cursor';
import { KIND_WORDS, REMEDY_WORDS, sayDeed, sayProblem } from './case-words';
import { REMEDY_DAYS, remediesFor } from './remedies';

const state = { situation: 'on_the_way' as const, label: 'On its way', lateDays: 2, isReturn: false };

describe('what is the matter', () => {
  it.each([
    ['stall', state, 9, 'no scan for 9 days'],
    ['stall', state, 0, 'the courier has stopped telling'],
    ['late', state, 0, '2 days later than promised'],
    ['late', { ...state, lateDays: 1 }, 0, '1 day later than promised'],
    ['unknown', state, 4, 'not one scan in 4 days'],
    ['customs', { ...state, situation: 'payment_due' as const }, 1, 'held until duties are paid'],
    ['returning', { ...state, situation: 'returned' as const }, 1, 'came back to you undelivered'],
    ['exception', { ...state, situation: 'attempt_no_access' as const }, 1, 'the courier found no way in'],
    ['exception', { ...state, label: 'Held' }, 1, 'held'],
    ['pickup_expiring', state, 5, 'waiting to be collected for 5 days'],
    ['stall', { ...state, isReturn: true }, 9, 'on its way back: no scan for 9 days'],
    ['lost', { ...state, isReturn: true }, 1, 'the courier has lost it on its way back'],
    ['returning', { ...state, situation: 'returned' as const, isReturn: true }, 1, 'sent back, and gone to them again'],
  ] as const)('%s', (kind, of, silent, words) => {
    expect(sayProblem(kind, of, silent)).toBe(words);
  });

  it('has a word, a remedy and a time for everything', () => {
    for (const kind of CASE_KINDS) {
      expect(KIND_WORDS[kind]).toBeTruthy();
      expect(sayProblem(kind, state, 3)).toBeTruthy();
      for (const isReturn of [true, false]) expect(remediesFor(kind, { isReturn }).length).toBeGreaterThan(0);
      // What never came back is nothing to send anew.
      expect(remediesFor(kind, { isReturn: true })).not.toContain('resend');
    }
    for (const remedy of REMEDIES) {
      expect(REMEDY_WORDS[remedy].label).toBeTruthy();
      expect(REMEDY_DAYS[remedy]).toBeGreaterThan(0);
    }
  });

  it('and what was done about it', () => {
    const moment = (at: string) => at.slice(0, 10);
    expect(sayDeed({ type: 'due_set', detail: '2026-12-01T17:00:00.000Z' }, String, moment)).toBe(
      'set it due 2026-12-01',
    );
    const name = (id: string) => (id === 'm' ? 'Mara' : 'somebody');
    expect(sayDeed({ type: 'given', detail: 'm' }, name, moment)).toBe('gave it to Mara');
    expect(sayDeed({ type: 'remedied', detail: 'ask_courier' }, name, moment)).toBe('asked the courier');
    expect(sayDeed({ type: 'closed', detail: 'arrived' }, name, moment)).toBe('closed: it has arrived');
    // What a later version wrote is still a sentence.
    expect(sayDeed({ type: 'remedied', detail: 'something_new' }, name, moment)).toBe('did something');
  });
});

describe('where the queue goes on', () => {
  const id = '019a0000-0000-7000-8000-000000000001';
  it('is read back as it was written', () => {
    expect(readCaseCursor(caseCursor({ at: 98, id }), 'pain')).toEqual({ at: 98, id });
    const at = '2026-11-25T12:00:00.123456+00:00';
    expect(readCaseCursor(caseCursor({ at, id }), 'moment')).toEqual({ at, id });
    expect(readCaseCursor(caseCursor({ at: NEVER, id }), 'due')).toEqual({ at: NEVER, id });
  });

  it.each([
    [caseCursor({ at: 98, id }), 'moment'],
    [caseCursor({ at: '2026-11-25T12:00:00Z', id }), 'pain'],
    [caseCursor({ at: NEVER, id }), 'moment'],
    [caseCursor({ at: 98, id }), 'due'],
    [caseCursor({ at: 1.5, id }), 'pain'],
    [caseCursor({ at: 98, id: 'x' }), 'pain'],
    ['', 'pain'],
    ['%', 'pain'],
    [btoa('null'), 'pain'],
  ] as const)('is nothing else: %s for %s', (cursor, of) => {
    expect(() => readCaseCursor(cursor, of)).toThrow(AppError);
  });
});
