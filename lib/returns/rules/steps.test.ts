import { describe, expect, it } from 'vitest';
import { STANDARD_REASONS } from '@/lib/policies/constants';
import type { ReturnDraft, ReturnDraftLine } from '../types';
import { isComplete, isReachable, nextStep, type StepFacts, stepsOf } from './steps';

const facts: StepFacts = { reasons: STANDARD_REASONS, methodCodes: ['label'] };
const line = (rest: Partial<ReturnDraftLine> = {}): ReturnDraftLine => ({
  line_id: 'a',
  quantity: 1,
  reason: null,
  comment: null,
  resolution: null,
  exchange_variant_id: null,
  ...rest,
});
const draft = (lines: ReturnDraftLine[], rest: Partial<ReturnDraft> = {}): ReturnDraft => ({
  kind: 'return',
  version: 1,
  lines,
  method: null,
  ...rest,
});
const done = line({ reason: 'too_small', resolution: 'refund' });

describe('nextStep', () => {
  it.each<[string, ReturnDraft, StepFacts, string]>([
    ['nothing chosen', draft([]), facts, 'items'],
    ['a line of no units', draft([line({ quantity: 0 })]), facts, 'items'],
    ['no reason yet', draft([line()]), facts, 'reasons'],
    ['a reason the shop does not list', draft([line({ reason: 'bored' })]), facts, 'reasons'],
    ['one line of two without a reason', draft([done, line({ line_id: 'b' })]), facts, 'reasons'],
    ['a reason that needs a comment', draft([line({ reason: 'other', comment: ' ' })]), facts, 'reasons'],
    ['a reason that needs a photo', draft([line({ reason: 'damaged' })]), facts, 'reasons'],
    ['a rule that needs a photo', draft([done]), { ...facts, photoLineIds: ['a'] }, 'reasons'],
    ['no resolution', draft([line({ reason: 'damaged', photo_ids: ['p'] })]), facts, 'resolution'],
    ['an exchange for nothing yet', draft([{ ...done, resolution: 'exchange' }]), facts, 'resolution'],
    ['no method', draft([done]), facts, 'method'],
    ['a method that is no longer offered', draft([done], { method: 'shop' }), facts, 'method'],
    ['all there', draft([done], { method: 'label' }), facts, 'review'],
    ['nothing to send', draft([done]), { ...facts, nothingToSend: true }, 'review'],
    ['a withdrawal', draft([line()], { kind: 'withdrawal' }), facts, 'review'],
  ])('%s', (_, given, stepFacts, step) => {
    expect(nextStep(given, stepFacts)).toBe(step);
    expect(isComplete(given, stepFacts)).toBe(step === 'review');
  });
});

describe('isReachable', () => {
  it('opens a step when all before it are complete', () => {
    const given = draft([done]);
    expect(['items', 'reasons', 'resolution', 'method'].map((id) => isReachable(id as 'items', given, facts))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isReachable('review', given, facts)).toBe(false);
    expect(isReachable('method', given, { ...facts, nothingToSend: true })).toBe(false);
  });
  it('asks a withdrawal for items only', () => {
    expect(stepsOf(draft([], { kind: 'withdrawal' }), facts).map(({ id }) => id)).toEqual(['items', 'review']);
  });
});
