import { sayAgo, sayDate } from '@/lib/console/rules/say-time';
import { FAILING_DAYS, PROOF_LABEL, PROOF_PREFIX } from '../constants';
import type { DomainProblem, DomainRow, DomainView } from '../types';

const DAY_MS = 86_400_000;

/** A domain as its owner reads it: what to write where, what is still missing, and until when. */
export function wordDomain(
  row: DomainRow,
  facts: { url: string; ownHost: string; zone: string; now: Date },
): DomainView {
  return {
    id: row.id,
    host: row.host,
    state: row.state,
    isPrimary: row.isPrimary,
    url: facts.url,
    proof: { name: `${PROOF_LABEL}.${row.host}`, value: PROOF_PREFIX + row.token },
    target: { kind: /^[\d.:]+$/.test(facts.ownHost) ? 'A' : 'CNAME', value: facts.ownHost },
    todo: row.checkedAt ? row.problems.map((problem) => wordProblem(problem, row, facts.ownHost)) : [],
    checked: row.checkedAt && sayAgo(row.checkedAt, facts.now),
    letGo:
      row.failingSince && sayDate(new Date(row.failingSince.getTime() + FAILING_DAYS * DAY_MS), facts.zone, facts.now),
  };
}

function wordProblem(problem: DomainProblem, { host }: DomainRow, ownHost: string): string {
  switch (problem) {
    case 'proof_missing':
      return `There is no TXT record at ${PROOF_LABEL}.${host} yet. New records can take an hour to be seen everywhere.`;
    case 'proof_other':
      return `The TXT record at ${PROOF_LABEL}.${host} holds another value. Copy it again from here.`;
    case 'leads_nowhere':
      return `${host} leads nowhere yet: the CNAME record is missing.`;
    case 'leads_elsewhere':
      return `${host} leads to another server. Point it at ${ownHost}; behind a proxy such as a CDN this may be as it should.`;
    case 'dns_silent':
      return 'Nobody answered when we asked. Nothing has changed; try again in a minute.';
  }
}
