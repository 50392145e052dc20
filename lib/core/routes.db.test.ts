import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { NextRequest } from 'next/server.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brands, brandVersions } from '@/db/schema/brands';
import { inRequest, sessionCookie } from '@/db/testing/in-request';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { inviteMember } from '@/lib/shops/mutations/invite-member';
import { newId } from './ids';
import { newToken } from './secrets';
import { inShop } from './unit-of-work';

const root = join(import.meta.dirname, '../..');

/**
 * Who may call an address, by its file. `staff`: a member of the shop, shown to be refused below. `link`: the path's
 * token opens it. Whoever adds a route decides here first.
 */
const ROUTES: Record<string, { gate: 'public' | 'link' | 'staff' | 'key' | 'webhook' | 'session'; methods: string[] }> =
  {
    'app/(console)/console/[shop]/branding/preview/route.ts': { gate: 'staff', methods: ['GET', 'POST'] },
    'app/api/domains/ask/route.ts': { gate: 'public', methods: ['GET'] },
    'app/(storefront)/s/[shop]/[...rest]/route.ts': { gate: 'public', methods: ['GET'] },
    'app/(storefront)/s/[shop]/accessibility/route.ts': { gate: 'public', methods: ['GET'] },
    'app/(storefront)/s/[shop]/feedback/route.ts': { gate: 'public', methods: ['GET', 'POST'] },
    'app/(storefront)/s/[shop]/new-link/route.ts': { gate: 'public', methods: ['POST'] },
    'app/(storefront)/s/[shop]/returns/[token]/account/route.ts': { gate: 'link', methods: ['GET', 'POST'] },
    'app/(storefront)/s/[shop]/returns/[token]/answer/route.ts': { gate: 'link', methods: ['POST'] },
    'app/(storefront)/s/[shop]/returns/[token]/calendar/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/returns/[token]/cancel/route.ts': { gate: 'link', methods: ['POST'] },
    'app/(storefront)/s/[shop]/returns/[token]/courier/route.ts': { gate: 'link', methods: ['POST'] },
    'app/(storefront)/s/[shop]/returns/[token]/customs/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/returns/[token]/edit/route.ts': { gate: 'link', methods: ['POST'] },
    'app/(storefront)/s/[shop]/returns/[token]/label/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/returns/[token]/pay/route.ts': { gate: 'link', methods: ['GET', 'POST'] },
    'app/(storefront)/s/[shop]/returns/[token]/photo/[file]/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/returns/[token]/qr/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/returns/[token]/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/returns/[token]/slip/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/returns/route.ts': { gate: 'public', methods: ['GET', 'POST'] },
    'app/(storefront)/s/[shop]/route.ts': { gate: 'public', methods: ['GET', 'POST'] },
    'app/(storefront)/s/[shop]/track/[token]/calendar/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/track/[token]/change/route.ts': { gate: 'link', methods: ['GET', 'POST'] },
    'app/(storefront)/s/[shop]/track/[token]/credit/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/track/[token]/feedback/route.ts': { gate: 'link', methods: ['GET', 'POST'] },
    'app/(storefront)/s/[shop]/track/[token]/problem/route.ts': { gate: 'link', methods: ['GET', 'POST'] },
    'app/(storefront)/s/[shop]/track/[token]/problem/[id]/route.ts': { gate: 'link', methods: ['GET', 'POST'] },
    'app/(storefront)/s/[shop]/track/[token]/summary/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/track/[token]/photo/[file]/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/track/[token]/proof/[file]/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/track/[token]/return/sum/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/track/[token]/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/track/[token]/share/route.ts': { gate: 'link', methods: ['GET', 'POST'] },
    'app/(storefront)/s/[shop]/track/[token]/views/route.ts': { gate: 'link', methods: ['GET'] },
    'app/(storefront)/s/[shop]/withdraw/route.ts': { gate: 'public', methods: ['GET', 'POST'] },
    'app/api/auth/[...nextauth]/route.ts': { gate: 'session', methods: ['GET', 'POST'] },
    'app/api/console/[shop]/brand/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/brand/walk/changes/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/brand/walk/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/carriers/scorecard/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/claims/[id]/evidence/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/claims/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/connections/inbox/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/connections/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/notifications/[id]/mail/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/notifications/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/orders/[id]/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/orders/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/overview/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/returns/[id]/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/returns/export/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/returns/find/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/returns/photos/[id]/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/returns/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/shipments/[id]/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/shipments/all/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/shipments/export/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/shipments/photos/[id]/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/console/[shop]/shipments/route.ts': { gate: 'staff', methods: ['GET'] },
    'app/api/health/route.ts': { gate: 'public', methods: ['GET'] },
    'app/api/hooks/[connection]/route.ts': {
      gate: 'webhook',
      methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
    },
    'app/api/v1/[[...path]]/route.ts': {
      gate: 'key',
      methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
    },
    'app/media/[shop]/[file]/route.ts': { gate: 'public', methods: ['GET'] },
  };

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

function found(folder: string, name: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return found(path, name);
      return name.test(entry.name) ? [path] : [];
    })
    .sort();
}
const files = found('app', /^route\.tsx?$/);
const pages = found('app/(console)/console/[shop]', /^page\.tsx$/);

type Params = { params: Promise<Record<string, string>>; searchParams: Promise<Record<string, string>> };
type Module = Record<string, (request: Request, context: Params) => Promise<Response>>;
const load = async (path: string) => (await import(join(root, path))) as Module;

let ours: OpenShop;
let theirs: OpenShop;
let slugs: { ours: string; theirs: string };
let owner = '';

beforeAll(async () => {
  ours = await openShop();
  theirs = await openShop();
  const slugOf = async (shop: OpenShop) =>
    (await inShop(shop.gate, (ctx) => ctx.db.execute<{ slug: string }>(sql`select slug from shops`))).rows[0]?.slug ??
    '';
  slugs = { ours: await slugOf(ours), theirs: await slugOf(theirs) };
  const email = `owner-${newId()}@example.com`;
  const { userId } = await inShop(ours.gate, (ctx) => inviteMember(ctx, { email, name: 'Owner', role: 'owner' }));
  owner = await sessionCookie(userId);
  await inShop(ours.gate, async (ctx) => {
    const brand = { shopId: ctx.shopId, id: newId(), name: 'Main', isDefault: true, publishedVersion: 1 };
    await ctx.db.insert(brands).values(brand);
    const version = { shopId: ctx.shopId, brandId: brand.id, version: 1, theme: {}, publishedBy: 'system:test' };
    await ctx.db.insert(brandVersions).values({ ...version, publishedAt: ctx.now });
  });
});
afterAll(async () => {
  await ours.close();
  await theirs.close();
});

const SAME = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };
const params = (shop: string, members: object = {}): Params => ({
  params: Promise.resolve({ shop, id: newId(), token: newToken(), file: `${newId()}.webp`, ...members }),
  searchParams: Promise.resolve({}),
});

async function call(path: string, method: string, headers: Record<string, string>, context: Params) {
  const handler = (await load(path))[method];
  if (!handler) throw new Error(`${path} has no ${method}`);
  const form = method === 'POST' ? { body: new URLSearchParams({ theme: '{}' }) } : {};
  const request = new NextRequest('http://localhost:3000/x', { method, headers, ...form });
  return inRequest(headers, () => handler(request as never, context));
}

describe('addresses', () => {
  it('are the ones whose gate is known, with the methods that are known', async () => {
    expect(files).toEqual(Object.keys(ROUTES).sort());
    for (const path of files) {
      const module = await load(path);
      expect([path, METHODS.filter((method) => method in module).sort()]).toEqual([path, ROUTES[path]?.methods]);
    }
  });

  const gated = (gate: string) =>
    files.flatMap((path) =>
      ROUTES[path]?.gate === gate ? (ROUTES[path]?.methods ?? []).map((method) => [method, path] as const) : [],
    );

  it.each(gated('staff'))('%s %s opens to a member of that shop only', async (method, path) => {
    const nobody = await call(path, method, SAME, params(slugs.ours));
    expect(nobody.status).toBe(401);
    const stranger = await call(path, method, { ...SAME, cookie: owner }, params(slugs.theirs));
    expect(stranger.status).toBe(404);
    const member = await call(path, method, { ...SAME, cookie: owner }, params(slugs.ours));
    expect(member.status).toBe(/\[id\]/.test(path) ? 404 : 200);
    for (const answer of [nobody, stranger, member])
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  it.each(gated('link'))('%s %s opens with a link only, and not from elsewhere', async (method, path) => {
    expect((await call(path, method, SAME, params(slugs.ours))).status).toBe(404);
    expect((await call(path, method, SAME, params(slugs.ours, { token: '../..' }))).status).toBe(404);
    if (method === 'POST') expect((await call(path, method, { host: SAME.host }, params(slugs.ours))).status).toBe(403);
  });

  it.each(gated('public').filter(([method]) => method === 'POST'))(
    '%s %s is not posted to from elsewhere',
    async (method, path) => {
      const elsewhere = { host: SAME.host, 'sec-fetch-site': 'cross-site' };
      expect((await call(path, method, elsewhere, params(slugs.ours))).status).toBe(403);
    },
  );

  it.each(gated('key'))('%s %s asks for a key', async (method, path) => {
    const handler = (await load(path))[method];
    const answer = await handler?.(new Request('http://localhost:3000/api/v1/orders', { method }), params(slugs.ours));
    expect(answer?.status).toBe(method === 'OPTIONS' ? 204 : ['GET', 'HEAD'].includes(method) ? 401 : 405);
  });
});

describe('console pages', () => {
  it.each(pages)('%s lets in nobody, and no member of another shop: a layout above guards no page', async (path) => {
    const Page = (await load(path)).default as unknown as (props: Params) => Promise<unknown>;
    const open = (headers: Record<string, string>, shop: string) =>
      inRequest(headers, () => Page(params(shop))).then(
        () => 'opened',
        (error: { digest?: string; message: string }) => error.digest ?? error.message,
      );
    expect(await open(SAME, slugs.ours)).toMatch(/^NEXT_REDIRECT;\w+;\/sign-in;/);
    expect(await open({ ...SAME, cookie: owner }, slugs.theirs)).toMatch(/;404$/);
  });
});
