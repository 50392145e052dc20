'use server';

import { revalidatePath } from 'next/cache';
import { mailInvitation } from '@/lib/auth/mail-invitation';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { consumeLimit } from '@/lib/core/rate-limit';
import { putReturnSettings } from '@/lib/returns/mutations/put-return-settings';
import { putDeliveryRules } from '@/lib/tracking/mutations/put-delivery-rules';
import { dressNewShop } from './dress-new-shop';
import { changeRole } from './mutations/change-role';
import { createApiKey } from './mutations/create-api-key';
import { foundShop } from './mutations/found-shop';
import { inviteMember } from './mutations/invite-member';
import { removeMember } from './mutations/remove-member';
import { revokeApiKey } from './mutations/revoke-api-key';
import { updateShop } from './mutations/update-shop';
import { getShop } from './queries/get-shop';
import {
  changeRoleInput,
  createApiKeyInput,
  foundShopInput,
  inviteMemberInput,
  memberInput,
  putDeliveryRulesInput,
  putReturnSettingsInput,
  revokeApiKeyInput,
  updateShopInput,
} from './schema';

const settingsOf = (shop: string) => revalidatePath(`/console/${shop}/settings`);

/** An invitation writes to a stranger in our name. */
const INVITE_LIMIT = { points: 20, windowSeconds: 60 * 60 };

/** Opening shops is rare; a script that does it is not. */
const FOUND_LIMIT = { points: 10, windowSeconds: 60 * 60 };

/** Makes an API key; the answer holds the key, this once. */
export const createApiKeyAction = action({
  name: 'api_key.create',
  input: createApiKeyInput,
  authorize: staffGate('keys:write'),
  run: (ctx, input) => createApiKey(ctx, input),
  after: (_, { shop }) => settingsOf(shop),
});

export const revokeApiKeyAction = action({
  name: 'api_key.revoke',
  input: revokeApiKeyInput,
  authorize: staffGate('keys:write'),
  run: (ctx, { id }) => revokeApiKey(ctx, { id }),
  after: (_, { shop }) => settingsOf(shop),
});

/** Adds a member and mails them a link that signs them in; UNAVAILABLE where only the mail failed. */
export const inviteMemberAction = action({
  name: 'member.invite',
  input: inviteMemberInput,
  authorize: async (raw) => {
    const staff = await staffGate('members:write')(raw);
    await consumeLimit('invite', staff.shopId, INVITE_LIMIT);
    return staff;
  },
  run: async (ctx, input) => ({
    ...(await inviteMember(ctx, input)),
    shopName: (await getShop(ctx)).name,
    by: ctx.actor.type === 'staff' ? ctx.actor.name : 'A colleague',
  }),
  after: async ({ userId, email, shopName, by }, { shop, name }) => {
    settingsOf(shop);
    await mailInvitation({ userId, email, name, shop: shopName, by, now: new Date() });
  },
});

export const changeRoleAction = action({
  name: 'member.change_role',
  input: changeRoleInput,
  authorize: staffGate('members:write'),
  run: (ctx, { userId, role }) => changeRole(ctx, { userId, role }),
  after: (_, { shop }) => settingsOf(shop),
});

export const removeMemberAction = action({
  name: 'member.remove',
  input: memberInput,
  authorize: staffGate('members:write'),
  run: (ctx, { userId }) => removeMember(ctx, { userId }),
  after: (_, { shop }) => settingsOf(shop),
});

/** Changes the shop's name, time zone and languages. */
export const updateShopAction = action({
  name: 'shop.update',
  input: updateShopInput,
  authorize: staffGate('shop:write'),
  run: (ctx, { name, timeZone, defaultLocale, locales }) => updateShop(ctx, { name, timeZone, defaultLocale, locales }),
  after: (_, { shop }) => revalidatePath(`/console/${shop}`, 'layout'),
});

/** When parcels are handed over: what days are reckoned from before a carrier has named one. */
export const putDeliveryRulesAction = action({
  name: 'shop.delivery_rules',
  input: putDeliveryRulesInput,
  authorize: staffGate('carriers:write'),
  run: (ctx, { rules }) => putDeliveryRules(ctx, { rules }),
  after: (_, { shop }) => revalidatePath(`/console/${shop}/settings/delivery`),
});

/** Where returns go, who takes them in, and how many labels are bought without a person. */
export const putReturnSettingsAction = action({
  name: 'shop.return_settings',
  input: putReturnSettingsInput,
  authorize: staffGate('policy:write'),
  run: (ctx, { settings }) => putReturnSettings(ctx, { settings }),
  after: (_, { shop }) => revalidatePath(`/console/${shop}/settings/returns`),
});

/** Opens another shop of the same house; its owner is whoever asks. */
export const foundShopAction = action({
  name: 'shop.found',
  input: foundShopInput,
  authorize: async (raw) => {
    const gate = await staffGate('shop:write')(raw);
    await consumeLimit('found-shop', gate.staff.userId, FOUND_LIMIT);
    return gate;
  },
  prepare: ({ start, file }, gate) => dressNewShop(gate, { start, file: file ?? null }),
  run: (ctx, { slug, name, currency, timeZone, locales }, dress) =>
    foundShop(ctx, { slug, name, currency, timeZone, locales, dress }),
  after: () => revalidatePath('/console', 'layout'),
});
