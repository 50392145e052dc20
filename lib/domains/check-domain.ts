import { env } from '@/lib/core/env';
import { notFound } from '@/lib/core/errors';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { askDomain } from './adapters/ask-dns';
import { recordDomainCheck } from './mutations/record-domain-check';
import { listDomains } from './queries/list-domains';
import type { DomainAnswers } from './types';

/**
 * What the domain name system says of one of the shop's names, asked outside any transaction.
 * @throws AppError NOT_FOUND for an unknown, foreign or released one
 */
export async function askAbout(gate: Gate, id: string): Promise<DomainAnswers> {
  const domain = (await inShop(gate, listDomains)).find((one) => one.id === id);
  if (!domain) throw notFound('domain');
  return askDomain(domain.host, new URL(env().publicUrl).hostname);
}

/** Looks at each of the shop's names and records what follows. */
export async function checkDomains(gate: Gate): Promise<void> {
  for (const { id } of await inShop(gate, listDomains)) {
    const answers = await askAbout(gate, id);
    await inShop({ ...gate, now: undefined }, (ctx) => recordDomainCheck(ctx, { id, answers }));
  }
}
