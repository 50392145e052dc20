'use server';

import { revalidatePath } from 'next/cache';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { consumeLimit } from '@/lib/core/rate-limit';
import { askSender } from './adapters/ask-dns';
import { askAbout } from './check-domain';
import { addDomain } from './mutations/add-domain';
import { preferDomain } from './mutations/prefer-domain';
import { recordDomainCheck } from './mutations/record-domain-check';
import { releaseDomain } from './mutations/release-domain';
import { judgeSender } from './rules/judge-sender';
import { addDomainInput, checkSenderInput, domainInput } from './schema';

const page = (shop: string) => revalidatePath(`/console/${shop}/settings/domains`);

/** Each look asks servers that are not ours. */
const LOOK_LIMIT = { points: 60, windowSeconds: 600 };

export const addDomainAction = action({
  name: 'domain.add',
  input: addDomainInput,
  authorize: staffGate('shop:write'),
  run: (ctx, { host }) => addDomain(ctx, { host }),
  after: (_, { shop }) => page(shop),
});

/** Looks at the records now; CONFLICT where another shop has proven the name. */
export const checkDomainAction = action({
  name: 'domain.check',
  input: domainInput,
  authorize: staffGate('shop:write'),
  prepare: async ({ id }, gate) => {
    await consumeLimit('domain-check', gate.shopId, LOOK_LIMIT);
    return askAbout(gate, id);
  },
  run: (ctx, { id }, answers) => recordDomainCheck(ctx, { id, answers }),
  after: (_, { shop }) => page(shop),
});

export const preferDomainAction = action({
  name: 'domain.prefer',
  input: domainInput,
  authorize: staffGate('shop:write'),
  run: (ctx, { id }) => preferDomain(ctx, { id }),
  after: (_, { shop }) => page(shop),
});

export const releaseDomainAction = action({
  name: 'domain.release',
  input: domainInput,
  authorize: staffGate('shop:write'),
  run: (ctx, { id }) => releaseDomain(ctx, { id }),
  after: (_, { shop }) => page(shop),
});

/** What others find published about mail in a domain's name. Nothing is stored. */
export const checkSenderAction = action({
  name: 'sender.check',
  input: checkSenderInput,
  authorize: staffGate('shop:write'),
  prepare: async ({ domain, selector }, gate) => {
    await consumeLimit('domain-check', gate.shopId, LOOK_LIMIT);
    return askSender(domain, selector);
  },
  run: async (_ctx, { domain, selector }, answers) => judgeSender(domain, selector, answers),
});
