import { describe, expect, it } from 'vitest';
import type { DomainAnswers, DomainState } from '../types';
import { findProblems, nextState } from './judge-answers';

const NOW = new Date('2026-11-25T12:00:00Z');
const days = (n: number) => new Date(NOW.getTime() - n * 86_400_000);
const PROOF = ['v=other', 'porchlight-verify=abc'];
const answers = (change: Partial<DomainAnswers> = {}): DomainAnswers => ({
  proofs: PROOF,
  leadsTo: ['us.test', '192.0.2.7'],
  ours: ['us.test', '192.0.2.7'],
  ...change,
});

describe('what is wanting', () => {
  it.each<[string, Partial<DomainAnswers>, string[]]>([
    ['all is well', {}, []],
    ['no record', { proofs: [] }, ['proof_missing']],
    ['somebody else’s proof', { proofs: ['porchlight-verify=zzz'] }, ['proof_other']],
    ['a proof with more around it', { proofs: ['porchlight-verify=abc '] }, ['proof_other']],
    ['an alias without a proof', { proofs: [], leadsTo: ['us.test'] }, ['proof_missing']],
    ['a proof without an alias', { leadsTo: [] }, ['leads_nowhere']],
    ['another server', { leadsTo: ['203.0.113.9'] }, ['leads_elsewhere']],
    ['we do not know where we are', { leadsTo: ['203.0.113.9'], ours: null }, []],
    ['silence', { proofs: null, leadsTo: null }, ['dns_silent']],
  ])('%s', (_, change, problems) => expect(findProblems('abc', answers(change))).toEqual(problems));
});

describe('what becomes of a name', () => {
  const become = (state: DomainState, facts: { since?: number; created?: number }, change: Partial<DomainAnswers>) =>
    nextState(
      {
        state,
        token: 'abc',
        failingSince: facts.since === undefined ? null : days(facts.since),
        createdAt: days(facts.created ?? 1),
      },
      answers(change),
      NOW,
    );

  it('is served once proven, wherever it leads', () => {
    expect(become('pending', {}, { leadsTo: [] })).toEqual({ state: 'verified', failingSince: null });
  });
  it('waits without a proof, for a month', () => {
    expect(become('pending', { created: 29.9 }, { proofs: [] }).state).toBe('pending');
    expect(become('pending', { created: 30 }, { proofs: [] }).state).toBe('released');
  });
  it('keeps being served for seven days after its proof is gone, then is let go', () => {
    expect(become('verified', {}, { proofs: [] })).toEqual({ state: 'failing', failingSince: NOW });
    expect(become('failing', { since: 6.9 }, { proofs: [] })).toEqual({ state: 'failing', failingSince: days(6.9) });
    expect(become('failing', { since: 7 }, { proofs: [] })).toEqual({ state: 'released', failingSince: null });
    expect(become('failing', { since: 6.9 }, {})).toEqual({ state: 'verified', failingSince: null });
  });
  it('is not changed by silence, however long', () => {
    expect(become('failing', { since: 30 }, { proofs: null })).toEqual({ state: 'failing', failingSince: days(30) });
    expect(become('verified', {}, { proofs: null }).state).toBe('verified');
  });
  it('never comes back by itself once let go', () => {
    expect(become('released', {}, {}).state).toBe('released');
  });
});
