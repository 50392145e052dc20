import { SharePage } from '@/components/storefront/share-page';
import type { ShareView } from '@/components/storefront/types';
import { SHARE_DAYS } from '@/lib/access/constants';
import { revokeShare } from '@/lib/access/mutations/revoke-share';
import { shareOrder } from '@/lib/access/mutations/share-order';
import { listShares } from '@/lib/access/queries/list-shares';
import { assertMayAct, requireGrant } from '@/lib/access/require-grant';
import { shareToken } from '@/lib/access/share-link';
import { AppError } from '@/lib/core/errors';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { shopUrl } from '@/lib/shops/shop-url';
import { writeViews } from './note-view';
import { dressInVoice, withVoice } from './order-voice';
import { readForm } from './read-form';
import { type Page, type PageRequest, seeOther, servePage } from './serve-page';

/** Links made of one order in an hour: more is no shopper. */
const SHARE_LIMIT = { points: 30, windowSeconds: 60 * 60 };

type Answers = ShareView['values'];
type Refusal = 'share.forMissing' | 'share.tooMany';
const NOTHING: Answers = { label: '', sees: 'status', days: SHARE_DAYS[1] };

/** Only whoever holds the whole order may let somebody else look at it. */
async function open(page: PageRequest, token: string): Promise<{ gate: Gate; orderId: string }> {
  const { gate, grant } = await requireGrant({ slug: page.shop.slug, token, purpose: 'track', now: page.now });
  assertMayAct(grant);
  return { gate, orderId: grant.orderId };
}

async function sharePage(
  page: PageRequest,
  opened: { gate: Gate; orderId: string },
  token: string,
  state: { answers?: Answers; refused?: { key: Refusal; field: string | null }; status?: number } = {},
): Promise<Page> {
  await writeViews();
  const { rows: shares, voice } = await inShop(opened.gate, (ctx) =>
    withVoice(ctx, opened.orderId, listShares(ctx, { orderId: opened.orderId })),
  );
  const { dress, dates } = dressInVoice(page, voice);
  const { t } = dress.frame;
  const { refused } = state;
  const day = (at: Date) => dates.long(dates.read(at.toISOString())?.day ?? dates.today);
  const made = page.url.searchParams.get('made');
  const links = shares.map((share): ShareView['links'][number] => {
    const isOpen = !share.revokedAt && share.expiresAt > page.now;
    const seen = share.seenAt && dates.read(share.seenAt.toISOString());
    return {
      id: share.id,
      label: share.label,
      url: isOpen ? shopUrl(page.shop, `/s/${page.shop.slug}/track/${shareToken(opened.gate.shopId, share.id)}`) : null,
      sees: t(share.scope === 'gift' ? 'share.seesGift' : 'share.seesStatus'),
      state: share.revokedAt
        ? t('share.takenBack', { date: day(share.revokedAt) })
        : t(isOpen ? 'share.until' : 'share.over', { date: day(share.expiresAt) }),
      seen: seen ? t('share.seen', { when: dates.long(seen.day) }) : t('share.unseen'),
      isNew: share.id === made,
    };
  });
  const fresh = links.find(({ isNew, url }) => isNew && url);
  return {
    dress,
    status: state.status,
    title: t('share.title'),
    body: (
      <SharePage
        frame={dress.frame}
        view={{
          action: page.link(page.url.pathname),
          backHref: page.link(`/s/${page.shop.slug}/track/${token}`),
          errors: refused ? [{ field: refused.field, message: t(refused.key) }] : [],
          done: fresh ? t('share.made', { label: fresh.label }) : null,
          values: state.answers ?? NOTHING,
          periods: SHARE_DAYS.map((days) => ({ days, label: t('share.daysOption', { count: days }) })),
          links,
        }}
      />
    ),
  };
}

/** The links of an order made for somebody else, and the form for another. */
export const serveShare = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => sharePage(page, await open(page, token), token));

/** Makes a link, or takes one back. */
export const answerShare = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const opened = await open(page, token);
    await consumeLimit('share:order', opened.orderId, SHARE_LIMIT);
    const { orderId } = opened;
    const fields = await readForm(request);
    const { revoke } = fields;
    if (revoke !== undefined) {
      if (!/^[0-9a-f-]{36}$/.test(revoke)) throw new AppError('NOT_FOUND', 'No such link.');
      await inShop(opened.gate, (ctx) => revokeShare(ctx, { orderId, grantId: revoke }));
      return seeOther(page.link(page.url.pathname));
    }
    const days = SHARE_DAYS.find((offered) => String(offered) === fields.days) ?? SHARE_DAYS[1];
    const answers: Answers = {
      label: (fields.label ?? '').trim().slice(0, 80),
      sees: fields.sees === 'gift' ? 'gift' : 'status',
      days,
    };
    const refuse = (key: Refusal, field: string | null, status: number) =>
      sharePage(page, opened, token, { answers, refused: { key, field }, status });
    if (!answers.label) return refuse('share.forMissing', 'label', 422);
    try {
      const made = await inShop(opened.gate, (ctx) =>
        shareOrder(ctx, { orderId, label: answers.label, scope: answers.sees, days }),
      );
      return seeOther(page.link(`${page.url.pathname}?made=${made.grantId}`));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error;
      return refuse('share.tooMany', null, 409);
    }
  });
