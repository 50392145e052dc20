import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { inRequest, sessionCookie } from '@/db/testing/in-request';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { useLoginLink } from '@/lib/auth/sign-in';
import { createConnectionAction } from '@/lib/connections/actions';
import { STAFF_ROLES, type StaffRole } from '@/lib/core/constants';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { savePolicyAction } from '@/lib/policies/actions';
import {
  changeRoleAction,
  createApiKeyAction,
  inviteMemberAction,
  removeMemberAction,
  updateShopAction,
} from './actions';
import { changeRole } from './mutations/change-role';
import { inviteMember } from './mutations/invite-member';
import { removeMember } from './mutations/remove-member';
import { listMembers } from './queries/list-members';

const mailFolder = () => join(env().dataDir, 'mail', 'staff');
const mailFiles = () => readdir(mailFolder()).catch((): string[] => []);
let mailsBefore: string[] = [];
let shop: OpenShop;
let slug = '';
const people = {} as Record<StaffRole, { userId: string; cookie: string }>;

beforeAll(async () => {
  mailsBefore = await mailFiles();
  shop = await openShop();
  const { rows } = await inShop(shop.gate, (ctx) => ctx.db.execute<{ slug: string }>(sql`select slug from shops`));
  slug = rows[0]?.slug ?? '';
  for (const role of STAFF_ROLES) {
    const email = `${role}-${newId()}@example.com`;
    const { userId } = await inShop(shop.gate, (ctx) => inviteMember(ctx, { email, name: role, role }));
    people[role] = { userId, cookie: await sessionCookie(userId) };
  }
});
afterAll(async () => {
  await shop.close();
  for (const file of await mailFiles()) if (!mailsBefore.includes(file)) await rm(join(mailFolder(), file));
});

/** Calls an action as the console of somebody with that role does. */
const as = <T>(role: StaffRole, run: () => Promise<T>) =>
  inRequest({ host: 'localhost:3000', 'sec-fetch-site': 'same-origin', cookie: people[role].cookie }, run);
const members = () => inShop(shop.gate, (ctx) => listMembers(ctx));

describe('what each role may do', () => {
  const DEEDS: [name: string, allowed: StaffRole[], run: () => Promise<{ status: string }>][] = [
    ['make a key', ['owner'], () => createApiKeyAction({ shop: slug, name: 'Till', access: 'read', days: null })],
    [
      'invite',
      ['owner'],
      () => inviteMemberAction({ shop: slug, name: 'Tom', email: `tom-${newId()}@example.com`, role: 'viewer' }),
    ],
    [
      'make themselves owner',
      ['owner'],
      () => changeRoleAction({ shop: slug, userId: people.agent.userId, role: 'agent' }),
    ],
    [
      'rename the shop',
      ['owner'],
      () => updateShopAction({ shop: slug, name: 'Shop', timeZone: 'UTC', defaultLocale: 'en', locales: ['en'] }),
    ],
    [
      'connect something',
      ['owner', 'manager'],
      () => createConnectionAction({ shop: slug, source: 'generic', name: '', secret: null }),
    ],
    [
      'save a policy that is none',
      ['owner', 'manager'],
      () => savePolicyAction({ shop: slug, seen: 1, document: { window: { days: -1 } } }),
    ],
  ];
  test.each(
    DEEDS.flatMap(([name, allowed, run]) =>
      STAFF_ROLES.map((role) => [role, name, allowed.includes(role), run] as const),
    ),
  )('%s: %s: %s', async (role, _name, isAllowed, run) => {
    const result = await as(role, run);
    if (isAllowed) expect(result).not.toMatchObject({ code: 'FORBIDDEN' });
    else expect(result).toMatchObject({ status: 'error', code: 'FORBIDDEN' });
  });
});

describe('an invitation', () => {
  it('mails the address that is kept a link that signs in that person, once', async () => {
    const name = `mila-${newId()}`;
    // Written with a full-width sign and in capitals, as no two programs would read it.
    const result = await as('owner', () =>
      inviteMemberAction({ shop: slug, name: 'Mila', email: ` ${name.toUpperCase()}＠Example.com`, role: 'agent' }),
    );
    expect(result).toMatchObject({ status: 'ok', data: { email: `${name}@example.com` } });
    const mails = await Promise.all((await mailFiles()).map((file) => readFile(join(mailFolder(), file), 'utf8')));
    const mail = mails.find((one) => one.includes(`To: ${name}@example.com`))?.replaceAll('=\r\n', '') ?? '';
    const token = /token=(?:3D)?([\w-]{43})/.exec(mail)?.[1] ?? '';
    expect(await useLoginLink(token, new Date())).toMatchObject({ email: `${name}@example.com`, name: 'Mila' });
    expect(await useLoginLink(token, new Date())).toBeNull();
  });

  test.each([
    '"e@attacker.com"@victim.com',
    'a@b@c.de',
    'jana@example.com, tom@example.com',
    'ja\nna@example.com',
    'jäna@example.com',
  ])('to %j is refused and makes nobody', async (email) => {
    const before = await members();
    const result = await as('owner', () => inviteMemberAction({ shop: slug, name: 'Mila', email, role: 'agent' }));
    expect(result.status).not.toBe('ok');
    expect(await members()).toEqual(before);
  });

  it('does not carry words of the inviter that look like an address', async () => {
    const invite = (name: string) =>
      as('owner', () => inviteMemberAction({ shop: slug, name, email: 'x@example.com', role: 'viewer' }));
    expect(await invite('win at evil.example/now')).toMatchObject({
      status: 'invalid',
      fieldErrors: { name: [expect.any(String)] },
    });
  });
});

describe('the last owner', () => {
  it('neither leaves nor becomes less', async () => {
    const { userId } = people.owner;
    const gone = { status: 'error', code: 'INVALID_STATE', details: { reason: 'last_owner' } };
    expect(await as('owner', () => removeMemberAction({ shop: slug, userId }))).toMatchObject(gone);
    expect(await as('owner', () => changeRoleAction({ shop: slug, userId, role: 'manager' }))).toMatchObject(gone);
  });

  it('is there when two owners leave at the same moment', async () => {
    const other = await openShop();
    try {
      for (let round = 0; round < 5; round++) {
        const owners = await Promise.all(
          [1, 2].map(async (n) => {
            const email = `o${n}-${newId()}@example.com`;
            return (await inShop(other.gate, (ctx) => inviteMember(ctx, { email, name: 'O', role: 'owner' }))).userId;
          }),
        );
        await Promise.allSettled(
          owners.map((userId, n) =>
            inShop(other.gate, (ctx) =>
              n === 0 ? removeMember(ctx, { userId }) : changeRole(ctx, { userId, role: 'viewer' }),
            ),
          ),
        );
        const left = (await inShop(other.gate, (ctx) => listMembers(ctx))).filter(({ role }) => role === 'owner');
        expect(left.length).toBeGreaterThan(0);
        // The next round starts with two again.
        await inShop(other.gate, (ctx) => ctx.db.execute(sql`delete from members where shop_id = ${other.shopId}`));
      }
    } finally {
      await other.close();
    }
  });
});
