import { Resolver } from 'node:dns/promises';
import { env } from '@/lib/core/env';
import { PROOF_LABEL } from '../constants';
import type { DomainAnswers, SenderAnswers } from '../types';

/** A resolver that gives up soon. `server` is an address or address:port; without one, those of the settings. */
export function resolver(server = env().dnsServer): Resolver {
  const asked = new Resolver({ timeout: 3_000, tries: 2 });
  if (server) asked.setServers([server]);
  return asked;
}

/** An empty list where the name or the record does not exist; null where nobody answered. */
async function orSilence<T>(asked: Promise<T[]>): Promise<T[] | null> {
  try {
    return await asked;
  } catch (error) {
    return ['ENOTFOUND', 'ENODATA'].includes((error as NodeJS.ErrnoException).code ?? '') ? [] : null;
  }
}

const texts = async (dns: Resolver, name: string): Promise<string[] | null> =>
  (await orSilence(dns.resolveTxt(name)))?.map((parts) => parts.join('')) ?? null;

async function ends(dns: Resolver, host: string): Promise<string[] | null> {
  const found = await Promise.all([
    orSilence(dns.resolveCname(host)),
    orSilence(dns.resolve4(host)),
    orSilence(dns.resolve6(host)),
  ]);
  if (found.every((list) => list === null)) return null;
  return found.flatMap((list) => list ?? []).map((one) => one.toLowerCase().replace(/\.$/, ''));
}

/** What the domain name system says of a shop's name, and of our own. Takes seconds at most; never throws. */
export async function askDomain(host: string, ownHost: string, dns = resolver()): Promise<DomainAnswers> {
  const [proofs, leadsTo, own] = await Promise.all([
    texts(dns, `${PROOF_LABEL}.${host}`),
    ends(dns, host),
    ends(dns, ownHost),
  ]);
  return { proofs, leadsTo, ours: own && [ownHost, ...own] };
}

/** What is published about mail in a domain's name. */
export async function askSender(domain: string, selector: string | null, dns = resolver()): Promise<SenderAnswers> {
  const [spf, dkim, dmarc] = await Promise.all([
    texts(dns, domain),
    selector ? texts(dns, `${selector}._domainkey.${domain}`) : null,
    texts(dns, `_dmarc.${domain}`),
  ]);
  return { spf, dkim, dmarc };
}
