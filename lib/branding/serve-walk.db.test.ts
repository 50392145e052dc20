import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { brands, brandVersions } from '@/db/schema/brands';
import { inRequest, sessionCookie } from '@/db/testing/in-request';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { createTranslator } from '@/lib/i18n/translator';
import { inviteMember } from '@/lib/shops/mutations/invite-member';
import { WALKERS, type Walker, walkOf } from './rules/walk-steps';
import { themeSchema } from './schema';
import { serveWalkChanges, serveWalkStep } from './serve-walk';

const LOCALES = ['en', 'de', 'ja', 'ar'];
const PUBLISHED = themeSchema.parse({ layout: 'letter', colors: { accent: '#204060' } });
const DRAFT = themeSchema.parse({
  layout: 'letter',
  colors: { accent: '#204060' },
  texts: { en: { 'storefront.wizard.items': 'What would you rather not keep?' } },
});

let shop: OpenShop;
let slug = '';
let cookie = '';

beforeAll(async () => {
  shop = await openShop();
  slug =
    (await inShop(shop.gate, (ctx) => ctx.db.execute<{ slug: string }>(sql`select slug from shops`))).rows[0]?.slug ??
    '';
  const { userId } = await inShop(shop.gate, (ctx) =>
    inviteMember(ctx, { email: `viewer-${newId()}@example.com`, name: 'Viewer', role: 'viewer' }),
  );
  cookie = await sessionCookie(userId);
  await inShop(shop.gate, async (ctx) => {
    const brand = { shopId: ctx.shopId, id: newId(), name: 'Main', isDefault: true, publishedVersion: 1, draft: DRAFT };
    await ctx.db.insert(brands).values(brand);
    await ctx.db.insert(brandVersions).values({
      shopId: ctx.shopId,
      brandId: brand.id,
      version: 1,
      theme: PUBLISHED,
      publishedBy: 'system:test',
      publishedAt: ctx.now,
    });
    await ctx.db.execute(
      sql`update shops set locales = ${sql.param(`{${LOCALES.join(',')}}`)}::text[] where id = ${ctx.shopId}`,
    );
  });
});
afterAll(() => shop.close());

const ask = (
  serve: typeof serveWalkStep,
  query: Record<string, string>,
  headers: Record<string, string> = { cookie },
) => {
  const own = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin', ...headers };
  const request = new Request(`http://localhost:3000/x?${new URLSearchParams(query)}`, { headers: own });
  return inRequest(own, () => serve(request, slug));
};

const plain = (html: string) =>
  html
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/<!-- -->/g, '');

const rowsOf = () =>
  inShop(shop.gate, async (ctx) => {
    const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`select
      (select count(*) from orders) as orders, (select count(*) from returns) as returns,
      (select count(*) from notifications) as mails, (select count(*) from withdrawals) as withdrawals,
      (select count(*) from audit_log) as audits`);
    return rows[0];
  });

it.each(WALKERS.flatMap((walker) => LOCALES.map((locale) => [walker, locale] as [Walker, string])))(
  '%s in %s: every step is there and says what the walk says it says',
  async (walker, locale) => {
    const t = createTranslator(locale);
    for (const step of walkOf(walker)) {
      const answer = await ask(serveWalkStep, { as: walker, step: step.id, lang: locale, brand: 'published' });
      const html = plain(await answer.text());
      expect([step.id, answer.status]).toEqual([step.id, 200]);
      expect(html, step.id).toMatch(new RegExp(`<html[^>]*lang="${locale}"`));
      expect(html.includes(t(step.says)) ? step.id : `${step.id} lacks ${step.says}`).toBe(step.id);
      expect(answer.headers.get('content-security-policy'), step.id).toContain("frame-ancestors 'self'");
    }
  },
);

it('writes nothing: no order, no return, no mail', async () => {
  const before = await rowsOf();
  for (const step of walkOf('guest')) await ask(serveWalkStep, { as: 'guest', step: step.id });
  for (const step of walkOf('withdrawal')) await ask(serveWalkStep, { as: 'withdrawal', step: step.id });
  expect(await rowsOf()).toEqual(before);
});

it('says which steps the draft changes, and only those', async () => {
  const changes = await (await ask(serveWalkChanges, { as: 'guest', lang: 'en' })).json();
  expect(changes).toEqual({ 'return-items': 'words' });
  expect(await (await ask(serveWalkChanges, { as: 'guest', lang: 'de' })).json()).toEqual({});
  const draft = await ask(serveWalkStep, { as: 'guest', step: 'return-items', lang: 'en', brand: 'draft' });
  expect(plain(await draft.text())).toContain('What would you rather not keep?');
});

it('shows a gift without a price, and nobody the buyer', async () => {
  for (const step of walkOf('gift').filter(({ scene }) => scene.on !== 'mail' || scene.event !== 'return.refunded')) {
    const html = await (await ask(serveWalkStep, { as: 'gift', step: step.id, lang: 'en' })).text();
    if (step.scene.on === 'order') expect(html, step.id).not.toMatch(/[€$£¥]\s?\d/);
    expect(html, step.id).not.toMatch(/Tom Berg|Ruth Okafor/);
  }
});

it('opens to members alone, and knows no step that is none', async () => {
  expect((await ask(serveWalkStep, { as: 'guest' }, {})).status).toBe(401);
  expect((await ask(serveWalkStep, { as: 'guest', step: 'nowhere' })).status).toBe(404);
  expect((await ask(serveWalkChanges, { as: 'nobody' })).status).toBe(404);
});
