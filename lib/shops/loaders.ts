import { connection } from 'next/server';
import { staffPage } from '@/lib/auth/load-staff';
import { may } from '@/lib/auth/permissions';
import { env } from '@/lib/core/env';
import { inShop } from '@/lib/core/unit-of-work';
import { listDemoShops, type PublicShop } from './find-shop';
import { getShop } from './queries/get-shop';
import { listApiKeys } from './queries/list-api-keys';
import { listMembers } from './queries/list-members';
import { wordKey, wordMembers } from './rules/word-settings';
import type { SettingsView } from './types';

/** The demo's shops, for its front door; none in production. */
export async function loadDemoShops(): Promise<PublicShop[]> {
  await connection();
  return listDemoShops();
}

/** Everything the settings page shows to whoever is signed in. */
export async function loadSettings(slug: string): Promise<SettingsView> {
  const { membership, staff, ...gate } = await staffPage(slug);
  return inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const clock = { zone: shop.timeZone, now: ctx.now };
    const keys = await listApiKeys(ctx);
    const members = await listMembers(ctx);
    return {
      shop,
      timeZones: [...new Set([shop.timeZone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort(),
      keys: keys.map((key) => wordKey(key, clock)),
      members: wordMembers(members, staff.userId, clock),
      apiUrl: `${env().publicUrl}/api/v1`,
      may: {
        keys: may(membership.role, 'keys:write'),
        members: may(membership.role, 'members:write'),
        shop: may(membership.role, 'shop:write'),
      },
    };
  });
}
