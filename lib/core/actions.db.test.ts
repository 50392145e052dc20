import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRequest, sessionCookie } from '@/db/testing/in-request';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { testPool } from '@/db/testing/test-db';
import { inviteMember } from '@/lib/shops/mutations/invite-member';
import type { ActionResult } from './action';
import type { StaffRole } from './constants';
import { newId } from './ids';
import { inShop } from './unit-of-work';

const root = join(import.meta.dirname, '../..');
type Action = (...args: unknown[]) => Promise<ActionResult<unknown>>;

/** Exports that are no `action(…)` of staff, with who answers for them. */
const OTHERS: Record<string, string> = {
  'lib/auth/actions.ts signInAction': 'nobody is signed in yet; same origin and limits, by address and network',
  'lib/auth/actions.ts requestLinkAction': 'the same',
  'lib/auth/actions.ts useLinkAction': 'the same; the link is the secret',
  'lib/auth/actions.ts signOutAction': 'same origin; ends the own session only',
  'lib/returns/actions.ts answerStepAction':
    'a shopper’s form: each answer goes through formAction with the link as gate',
  'lib/returns/actions.ts keepForLaterAction': 'the same',
};

function serverFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return serverFiles(path);
    if (!/\.tsx?$/.test(entry.name) || /\.test\./.test(entry.name)) return [];
    return /^\s*['"]use server['"]/m.test(readFileSync(join(root, path), 'utf8')) ? [path] : [];
  });
}
const files = ['lib', 'app', 'components'].flatMap(serverFiles).sort();
const exportsOf = (path: string) =>
  [
    ...readFileSync(join(root, path), 'utf8').matchAll(
      /^export (?:async )?(?:const|function|let|class) (\w+)(?:[^=\n]*= (\w+)\()?/gm,
    ),
  ].map(([, name = '', maker]) => ({ key: `${path} ${name}`, path, name, maker }));
const exported = files.flatMap(exportsOf);
const ofStaff = exported.filter(({ key }) => !(key in OTHERS));

describe('server actions', () => {
  it('are exported from actions.ts alone, each made by action() or on the list of others', () => {
    expect(files.filter((path) => !/^lib\/\w+\/actions\.ts$/.test(path))).toEqual([]);
    expect(files.filter((path) => /^export (?:\*|\{|default)/m.test(readFileSync(join(root, path), 'utf8')))).toEqual(
      [],
    );
    expect(ofStaff.filter(({ maker }) => maker !== 'action').map(({ key }) => key)).toEqual([]);
    expect(Object.keys(OTHERS).filter((key) => !exported.some((one) => one.key === key))).toEqual([]);
    expect(ofStaff.length).toBeGreaterThan(20);
  });

  it('in a build are these and nothing else', () => {
    for (const folder of readdirSync(root).filter((name) => /^\.next/.test(name))) {
      const manifest = join(root, folder, 'server/server-reference-manifest.json');
      const built = read(manifest);
      if (!built) continue;
      const known = new Set(exported.map(({ key }) => key));
      const found = Object.values({ ...built.node, ...built.edge }).map(
        ({ filename, exportedName }) => `${relative(root, join(root, filename))} ${exportedName}`,
      );
      expect(found.filter((key) => !known.has(key))).toEqual([]);
    }
  });
});

type Manifest = Record<'node' | 'edge', Record<string, { filename: string; exportedName: string }>>;
function read(path: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

const SAME = { 'sec-fetch-site': 'same-origin', host: 'localhost:3000' };
let ours: OpenShop;
let theirs: OpenShop;
let slugs: { ours: string; theirs: string };
const cookies: Partial<Record<StaffRole, string>> = {};

beforeAll(async () => {
  await testPool();
  ours = await openShop();
  theirs = await openShop();
  const slugOf = async (shop: OpenShop) =>
    (await inShop(shop.gate, (ctx) => ctx.db.execute<{ slug: string }>(sql`select slug from shops`))).rows[0]?.slug ??
    '';
  slugs = { ours: await slugOf(ours), theirs: await slugOf(theirs) };
  for (const role of ['owner', 'viewer'] as const) {
    const email = `${role}-${newId()}@example.com`;
    const { userId } = await inShop(ours.gate, (ctx) => inviteMember(ctx, { email, name: role, role }));
    cookies[role] = await sessionCookie(userId);
  }
});
afterAll(async () => {
  await ours.close();
  await theirs.close();
});

/** A number that any write to the shops changes, whatever table it goes to. */
async function traces(): Promise<unknown[]> {
  const count = (shop: OpenShop) =>
    inShop(shop.gate, async (ctx) => {
      const { rows } = await ctx.db.execute<{ n: string }>(sql`select
        (select count(*) from audit_log) || '/' || (select count(*) from api_keys) || '/' || (select count(*) from members)
        || '/' || (select count(*) from connections) || '/' || (select count(*) from uploads) || '/' || (select md5(string_agg(b::text, '')) from brands b) as n`);
      return rows[0]?.n;
    });
  return [await count(ours), await count(theirs)];
}

describe.each(ofStaff.map((one) => [one.key, one] as const))('%s', (_, { path, name }) => {
  const call = async (headers: Record<string, string>, input: unknown) => {
    const before = await traces();
    const found = (await import(join(root, path)))[name] as Action;
    const answer = await inRequest(headers, () => found(input));
    expect(await traces()).toEqual(before);
    return answer;
  };
  const refused = (code: string) => ({ status: 'error', code });

  it('refuses who is not let in, and tells them nothing of its schema', async () => {
    const owner = { cookie: cookies.owner ?? '' };
    const input = { shop: slugs.ours };
    expect(await call({ host: SAME.host, ...owner }, input)).toMatchObject(refused('FORBIDDEN'));
    expect(await call({ ...owner, host: SAME.host, origin: 'https://evil.example' }, input)).toMatchObject(
      refused('FORBIDDEN'),
    );
    expect(await call({ ...SAME, ...owner, 'sec-fetch-site': 'cross-site' }, input)).toMatchObject(
      refused('FORBIDDEN'),
    );
    expect(await call(SAME, input)).toMatchObject(refused('UNAUTHENTICATED'));
    expect(await call({ ...SAME, cookie: `${cookies.owner?.slice(0, -4)}AAAA` }, input)).toMatchObject(
      refused('UNAUTHENTICATED'),
    );
    expect(await call({ ...SAME, cookie: cookies.viewer ?? '' }, input)).toMatchObject(refused('FORBIDDEN'));
    expect(await call({ ...SAME, ...owner }, { shop: slugs.theirs })).toMatchObject(refused('NOT_FOUND'));
  });

  it('refuses what is no input of its own', async () => {
    const own = { ...SAME, cookie: cookies.owner ?? '' };
    for (const nothing of [
      null,
      undefined,
      'x',
      7,
      [],
      {},
      { shop: null },
      { shop: [slugs.ours] },
      { shop: { toString: 1 } },
    ])
      expect(await call(own, nothing)).toMatchObject(refused('NOT_FOUND'));
    const surplus = await call(own, { shop: slugs.ours, role: 'owner', shopId: theirs.shopId });
    expect(surplus).toMatchObject({ status: 'invalid', formErrors: [expect.stringMatching(/"shopId"|shopId/)] });
  });
});
