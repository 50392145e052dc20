import { z } from 'zod';
import { TEMPLATES } from '@/lib/branding/rules/template-catalog';
import { STAFF_ROLES } from '@/lib/core/constants';
import { currencyField, emailField, localeField, textField } from '@/lib/core/fields';
import { canonicalLocale } from '@/lib/i18n/locale';
import { returnSettingsSchema } from '@/lib/returns/rules/return-settings';
import { deliveryRulesSchema } from '@/lib/tracking/schema';
import { KEY_LIFETIMES } from './constants';

/** Which shop's console it came from: a selector that the gate proves, never an authority. */
const shop = z.string().max(63);
const named = (max: number, message: string) =>
  textField(max)
    .transform((text) => text.trim())
    .refine((text) => text !== '', message);

export const createApiKeyInput = z.strictObject({
  shop,
  name: named(100, 'Give it a name: who will use it?'),
  access: z.enum(['read', 'write']),
  days: z.union(KEY_LIFETIMES.map((days) => z.literal(days))).nullable(),
});
export const revokeApiKeyInput = z.strictObject({ shop, id: z.uuid() });

export const inviteMemberInput = z.strictObject({
  shop,
  email: emailField,
  // It is written into a mail to somebody who did not ask for one.
  name: named(60, 'How is this person called?').refine((text) => !/[@:/\\<>]/.test(text), 'Just a name, please'),
  role: z.enum(STAFF_ROLES),
});
export const changeRoleInput = z.strictObject({ shop, userId: z.uuid(), role: z.enum(STAFF_ROLES) });
export const memberInput = z.strictObject({ shop, userId: z.uuid() });

export const putDeliveryRulesInput = z.strictObject({ shop, rules: deliveryRulesSchema });
export const putReturnSettingsInput = z.strictObject({ shop, settings: returnSettingsSchema });

const timeZoneField = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}, 'No such time zone; use a name such as Europe/Berlin');

const languageField = localeField.transform((tag) => canonicalLocale(tag) ?? tag);

export const updateShopInput = z
  .strictObject({
    shop,
    name: named(100, 'A shop has a name.'),
    timeZone: timeZoneField,
    defaultLocale: languageField,
    locales: z.array(languageField).min(1, 'Name at least one language.').max(20),
  })
  .refine(({ locales }) => new Set(locales).size === locales.length, {
    path: ['locales'],
    message: 'Name each language once.',
  })
  .refine(({ locales, defaultLocale }) => locales.includes(defaultLocale), {
    path: ['defaultLocale'],
    message: 'The first language must be one the shop speaks.',
  });

/** A new shop's address: what its pages are found under, for ever. */
const slugField = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, 'Small letters, digits and dashes; at least two, not a dash first.');

export const foundShopInput = z
  .strictObject({
    shop,
    slug: slugField,
    name: named(100, 'A shop has a name.'),
    currency: currencyField,
    timeZone: timeZoneField,
    locales: z.array(languageField).min(1, 'Name at least one language.').max(20),
    /** `copy` of the brand one comes from, `file`, or a template's id. */
    start: z.union([z.literal(['copy', 'file']), z.literal(TEMPLATES.map(({ id }) => id))], 'No such beginning.'),
    file: z.instanceof(File).optional(),
  })
  .refine(({ start, file }) => start !== 'file' || file, { path: ['file'], message: 'Choose the file.' })
  .refine(({ locales }) => new Set(locales).size === locales.length, {
    path: ['locales'],
    message: 'Name each language once.',
  });
