import type { DOMAIN_STATES } from './constants';

export type DomainState = (typeof DOMAIN_STATES)[number];

/** What the domain name system says of a name at one moment. `null`: nobody answered, which proves nothing. */
export type DomainAnswers = {
  /** The texts at `_porchlight.<host>`. */
  proofs: string[] | null;
  /** Where the name leads: aliases and addresses (IPv4 and IPv6). */
  leadsTo: string[] | null;
  /** Where our own public address leads, asked in the same breath. */
  ours: string[] | null;
};

/** What is still to be done, in the order of doing it. */
export type DomainProblem = 'proof_missing' | 'proof_other' | 'leads_nowhere' | 'leads_elsewhere' | 'dns_silent';

export type DomainRow = {
  id: string;
  host: string;
  token: string;
  state: DomainState;
  isPrimary: boolean;
  problems: DomainProblem[];
  checkedAt: Date | null;
  verifiedAt: Date | null;
  failingSince: Date | null;
  createdAt: Date;
};

/** A domain as the console shows it. */
export type DomainView = {
  id: string;
  host: string;
  state: DomainState;
  isPrimary: boolean;
  url: string;
  proof: { name: string; value: string };
  target: { kind: 'CNAME' | 'A'; value: string };
  todo: string[];
  checked: string | null;
  letGo: string | null;
};

/** What is published about who may send mail in a domain's name; `null` where nobody answered. */
export type SenderAnswers = { spf: string[] | null; dkim: string[] | null; dmarc: string[] | null };

export type SenderCheck = {
  record: 'SPF' | 'DKIM' | 'DMARC';
  name: string;
  verdict: 'good' | 'weak' | 'missing' | 'unknown';
  found: string | null;
  text: string;
};
