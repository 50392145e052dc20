import { notFound } from 'next/navigation';
import { staffPage } from '@/lib/auth/load-staff';
import { may } from '@/lib/auth/permissions';
import { sayReason } from '@/lib/console/rules/say-things';
import { sayDate, sayStamp } from '@/lib/console/rules/say-time';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { currencyExponent } from '@/lib/core/money';
import { inShop } from '@/lib/core/unit-of-work';
import { getShop } from '@/lib/shops/queries/get-shop';
import { listMembers } from '@/lib/shops/queries/list-members';
import { getPolicy } from './queries/get-policy';
import { getPolicyVersion } from './queries/get-policy-version';
import { listPolicyVersions, type PolicyVersion } from './queries/list-policy-versions';
import { describePolicy } from './rules/describe-policy';
import { diffLines, foldDiff } from './rules/diff-lines';
import type { Policy, PolicyReason } from './schema';
import type { PolicyEditView, PolicyVersionView, PolicyView } from './types';

/** As many versions as anyone looks back on. */
const VERSIONS = 50;

/** The policy in force as sentences, with its history. */
export async function loadPolicy(slug: string): Promise<PolicyView> {
  const { membership, ...gate } = await staffPage(slug);
  return inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const { version, document, createdAt } = await getPolicy(ctx);
    const byline = await bylines(ctx);
    return {
      version,
      since: sayDate(createdAt, shop.timeZone, ctx.now),
      sentences: describePolicy(document, shop.currency),
      reasons: document.reasons.map((reason) => ({
        label: sayReason(reason.code, document.reasons) ?? reason.code,
        note: noteOf(reason),
      })),
      versions: (await listPolicyVersions(ctx, { limit: VERSIONS })).map((one) => ({
        version: one.version,
        href: `/console/${shop.slug}/policies/versions/${one.version}`,
        when: sayStamp(one.createdAt, shop.timeZone, ctx.now),
        by: byline(one),
        isCurrent: one.version === version,
      })),
      mayWrite: may(membership.role, 'policy:write'),
    };
  });
}

/** The policy in force for the editor; a 404 for who may not write it. */
export async function loadPolicyEditor(slug: string): Promise<PolicyEditView> {
  const gate = await staffPage(slug, 'policy:write');
  return inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const { version, document } = await getPolicy(ctx);
    const currency = document.currency ?? shop.currency;
    return { version, document, currency, digits: currencyExponent(currency) };
  });
}

/** One version and what it changed, or a 404. */
export async function loadPolicyVersion(slug: string, text: string): Promise<PolicyVersionView> {
  const { membership, ...gate } = await staffPage(slug);
  const version = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  const view = inShop(gate, async (ctx): Promise<PolicyVersionView> => {
    const shop = await getShop(ctx);
    const { document, ...own } = await getPolicyVersion(ctx, { version });
    const before = version > 1 ? await getPolicyVersion(ctx, { version: version - 1 }) : null;
    const [newest] = await listPolicyVersions(ctx, { limit: 1 });
    return {
      version,
      when: sayStamp(own.createdAt, shop.timeZone, ctx.now),
      by: (await bylines(ctx))(own),
      isCurrent: version === newest?.version,
      newest: newest?.version ?? version,
      sentences: describePolicy(document, shop.currency),
      document,
      changes: before && foldDiff(diffLines(pretty(before.document), pretty(document))),
      mayWrite: may(membership.role, 'policy:write'),
    };
  });
  return view.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  });
}

const pretty = (policy: Policy) => JSON.stringify(policy, null, 2);

/** Who saved a version, by name while they are a member. */
async function bylines(ctx: Ctx): Promise<(version: PolicyVersion) => string> {
  const members = await listMembers(ctx);
  return ({ createdBy }) => {
    const [type, id] = createdBy.split(':');
    if (type === 'staff') return members.find(({ userId }) => userId === id)?.name ?? 'somebody who has left';
    return type === 'api' ? 'a program' : 'Porchlight';
  };
}

const FAULTS = { shopper: 'their own choice', merchant: 'your matter', carrier: 'the courier’s matter' };

function noteOf({ fault, photo, comment, waives_fees }: PolicyReason): string {
  return [
    FAULTS[fault],
    photo === 'required' ? 'with a photo' : photo === 'optional' ? 'a photo helps' : null,
    comment === 'required' ? 'with a word about it' : null,
    waives_fees ? 'free of fees' : null,
  ]
    .filter(Boolean)
    .join(', ');
}
