import { FAILING_DAYS, PENDING_DAYS, PROOF_PREFIX } from '../constants';
import type { DomainAnswers, DomainProblem, DomainState } from '../types';

const DAY_MS = 86_400_000;

/** What is wanting, by what the domain name system said. A record that leads elsewhere does not take the proof away. */
export function findProblems(token: string, answers: DomainAnswers): DomainProblem[] {
  const problems: DomainProblem[] = [];
  if (answers.proofs === null) problems.push('dns_silent');
  else if (!isProven(token, answers)) {
    const isOther = answers.proofs.some((text) => text.startsWith(PROOF_PREFIX));
    problems.push(isOther ? 'proof_other' : 'proof_missing');
  }
  if (answers.leadsTo !== null) {
    const { leadsTo, ours } = answers;
    if (leadsTo.length === 0) problems.push('leads_nowhere');
    else if (ours?.length && !leadsTo.some((one) => ours.includes(one))) problems.push('leads_elsewhere');
  }
  return problems;
}

const isProven = (token: string, { proofs }: DomainAnswers) => proofs?.includes(PROOF_PREFIX + token) ?? false;

/** What becomes of a domain after a look at it. Silence changes nothing: a resolver's bad day is not the shop's. */
export function nextState(
  domain: { state: DomainState; token: string; failingSince: Date | null; createdAt: Date },
  answers: DomainAnswers,
  now: Date,
): { state: DomainState; failingSince: Date | null } {
  const { state, failingSince } = domain;
  if (state === 'released' || answers.proofs === null) return { state, failingSince };
  if (isProven(domain.token, answers)) return { state: 'verified', failingSince: null };
  if (state === 'pending') {
    const isOld = now.getTime() - domain.createdAt.getTime() >= PENDING_DAYS * DAY_MS;
    return { state: isOld ? 'released' : 'pending', failingSince: null };
  }
  const since = failingSince ?? now;
  const isOver = now.getTime() - since.getTime() >= FAILING_DAYS * DAY_MS;
  return isOver ? { state: 'released', failingSince: null } : { state: 'failing', failingSince: since };
}
