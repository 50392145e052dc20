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
import { findPolicyDraft, type PolicyDraft } from './queries/find-policy-draft';
import { getPolicy } from './queries/get-policy';
import { getPolicyVersion } from './queries/get-policy-version';
import { listPolicyVersions, type PolicyVersion } from './queries/list-policy-versions';
import { listPolicyWords } from './queries/list-policy-words';
import { describePolicy } from './rules/describe-policy';
import { describeReason } from './rules/describe-reason';
import { diffLines, foldDiff } from './rules/diff-lines';
import { diffPolicies } from './rules/diff-policies';
import { inStanding } from './rules/edit-rules';
import { showShopClock } from './rules/shop-clock';
import type { Policy } from './schema';
import type { DraftNote, PolicyEditView, PolicyReviewView, PolicyVersionView, PolicyView } from './types';

/** As many versions as anyone looks back on. */
const VERSIONS = 50;

/** The policy in force as sentences, with its history. */
export async function loadPolicy(slug: string): Promise<PolicyView> {
  const { membership, ...gate } = await staffPage(slug);
  return inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const { version, document, createdAt } = await getPolicy(ctx);
    const byline = await bylines(ctx);
    const draft = await findPolicyDraft(ctx);
    return {
      version,
      since: sayDate(createdAt, shop.timeZone, ctx.now),
      sentences: describePolicy(document, shop.currency),
      reasons: document.reasons.map((reason) => ({
        label: sayReason(reason.code, document.reasons) ?? reason.code,
        note: describeReason(reason),
      })),
      versions: (await listPolicyVersions(ctx, { limit: VERSIONS })).map((one) => ({
        version: one.version,
        href: `/console/${shop.slug}/policies/versions/${one.version}`,
        when: sayStamp(one.createdAt, shop.timeZone, ctx.now),
        by: byline(one),
        isCurrent: one.version === version,
      })),
      draft: draft && (await draftNote(ctx, draft, shop.timeZone)),
      mayWrite: may(membership.role, 'policy:write'),
    };
  });
}

/** The draft or else the policy in force for the editor; a 404 for who may not write it. */
export async function loadPolicyEditor(slug: string): Promise<PolicyEditView> {
  const gate = await staffPage(slug, 'policy:write');
  return inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const { version, document } = await getPolicy(ctx);
    const draft = await findPolicyDraft(ctx);
    const edited = draft?.document ?? document;
    const currency = edited.currency ?? shop.currency;
    return {
      version,
      document: { ...edited, rules: inStanding(edited.rules) },
      revision: draft?.revision ?? 0,
      draftNote: draft && (await draftNote(ctx, draft, shop.timeZone)).saved,
      isScheduled: draft?.publishAt != null,
      words: {
        currency,
        digits: currencyExponent(currency),
        locales: [...new Set([...shop.locales, 'en'])],
        known: await listPolicyWords(ctx),
      },
    };
  });
}

/** What the draft would change; a 404 where there is none. */
export async function loadPolicyReview(slug: string): Promise<PolicyReviewView> {
  const gate = await staffPage(slug, 'policy:write');
  return inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const { version, document } = await getPolicy(ctx);
    const draft = await findPolicyDraft(ctx);
    if (!draft) return null;
    const lines = foldDiff(diffLines(pretty(document), pretty(draft.document)));
    const tomorrow = showShopClock(new Date(ctx.now.getTime() + 86_400_000), shop.timeZone).slice(0, 11);
    return {
      version,
      revision: draft.revision,
      draft: await draftNote(ctx, draft, shop.timeZone),
      changes: diffPolicies(document, draft.document, shop.currency),
      document: lines.some(({ kind }) => kind === 'lines') ? lines : null,
      isOvertaken: draft.baseVersion !== version,
      zone: shop.timeZone,
      suggested: `${tomorrow}09:00`,
      earliest: showShopClock(ctx.now, shop.timeZone),
    };
  }).then((view) => view ?? notFound());
}

const PROBLEMS = {
  overtaken: 'Its time came, but somebody had saved another version by then. It stayed a draft.',
  invalid: 'Its time came, but the document could no longer be read. It stayed a draft.',
};

async function draftNote(ctx: Ctx, draft: PolicyDraft, zone: string): Promise<DraftNote> {
  const byline = await bylines(ctx);
  return {
    saved: `Saved ${sayStamp(draft.savedAt, zone, ctx.now)} by ${byline({ createdBy: draft.savedBy })}`,
    scheduled: draft.publishAt && sayStamp(draft.publishAt, zone, ctx.now),
    problem: draft.problem && PROBLEMS[draft.problem],
  };
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
      inWords: before && diffPolicies(before.document, document, shop.currency),
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
async function bylines(ctx: Ctx): Promise<(version: Pick<PolicyVersion, 'createdBy'>) => string> {
  const members = await listMembers(ctx);
  return ({ createdBy }) => {
    const [type, id] = createdBy.split(':');
    if (type === 'staff') return members.find(({ userId }) => userId === id)?.name ?? 'somebody who has left';
    return type === 'api' ? 'a program' : 'Porchlight';
  };
}
