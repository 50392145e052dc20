import { connection } from 'next/server';
import { staffPage } from '@/lib/auth/load-staff';
import { may } from '@/lib/auth/permissions';
import { requireStaff } from '@/lib/auth/require-staff';
import { TEMPLATES } from '@/lib/branding/rules/template-catalog';
import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { CONSOLE_LOCALE } from '@/lib/console/constants';
import { sayMethod } from '@/lib/console/rules/return-words';
import { listContracts } from '@/lib/contracts/queries/list-contracts';
import { env } from '@/lib/core/env';
import { inShop } from '@/lib/core/unit-of-work';
import { REMIND_DAYS } from '@/lib/credit/rules/credit-moments';
import { getPolicy } from '@/lib/policies/queries/get-policy';
import {
  LABELS_A_CUSTOMER_A_DAY,
  LABELS_A_SHOP_A_DAY,
  PACKAGING_GRAMS,
  WEIGHT_TOLERANCE,
} from '@/lib/returns/constants';
import { findReturnSettings } from '@/lib/returns/queries/find-return-settings';
import { labelRoute } from '@/lib/returns/queries/label-route';
import { getDeliveryRules } from '@/lib/tracking/queries/get-delivery-rules';
import { momentAt } from '@/lib/tracking/rules/calendar';
import { findShop, listDemoShops, type PublicShop } from './find-shop';
import { getShop } from './queries/get-shop';
import { listApiKeys } from './queries/list-api-keys';
import { listMembers } from './queries/list-members';
import { countryNames } from './rules/country-names';
import { wordKey, wordMembers } from './rules/word-settings';
import { shopUrl } from './shop-url';
import type { BrandsView, DeliverySettings, ReturnIntake, SettingsView } from './types';

/** The demo's shops, for its front door; none in production. */
export async function loadDemoShops(): Promise<PublicShop[]> {
  await connection();
  return listDemoShops();
}

/** Zones that the runtime knows, the shop's own among them. */
const zonesWith = (own: string): string[] => [...new Set([own, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();

/** Everything the settings page shows to whoever is signed in. */
export async function loadSettings(slug: string): Promise<SettingsView> {
  const { membership, staff, ...gate } = await staffPage(slug);
  const face = await findShop(slug);
  return inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const clock = { zone: shop.timeZone, now: ctx.now };
    const keys = await listApiKeys(ctx);
    const members = await listMembers(ctx);
    return {
      shop,
      timeZones: zonesWith(shop.timeZone),
      keys: keys.map((key) => wordKey(key, clock)),
      members: wordMembers(members, staff.userId, clock),
      apiUrl: `${env().publicUrl}/api/v1`,
      pagesUrl: shopUrl(face ?? { slug, domain: null }),
      may: {
        keys: may(membership.role, 'keys:write'),
        members: may(membership.role, 'members:write'),
        shop: may(membership.role, 'shop:write'),
      },
    };
  });
}

/** When parcels leave, and by what is agreed with carriers when they arrive. */
export async function loadDeliverySettings(slug: string): Promise<DeliverySettings> {
  const { membership, ...gate } = await staffPage(slug);
  return inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const rules = await getDeliveryRules(ctx);
    const contracts = await listContracts(ctx, { carrier: null });
    const countries = countryNames(CONSOLE_LOCALE);
    const nameOf = (code: string) => countries.find((one) => one.code === code)?.name ?? 'everywhere else';
    const at = momentAt(ctx.now.getTime(), shop.timeZone);
    return {
      shop: slug,
      rules,
      routes: contracts.flatMap(({ carrier, service, lanes, holidays }) =>
        lanes.map((lane) => ({
          name: `${[carrierName(carrier) ?? carrier, service].filter(Boolean).join(' ')} to ${nameOf(lane.to)}`,
          country: lane.to || null,
          days: lane.days,
          closed: holidays,
        })),
      ),
      now: { day: at?.day ?? ctx.now.toISOString().slice(0, 10), minute: at?.minute ?? 0 },
      locale: shop.defaultLocale,
      countries,
      mayWrite: may(membership.role, 'carriers:write'),
    };
  });
}

/** Where returns go and who takes them in. */
export async function loadReturnIntake(slug: string): Promise<ReturnIntake> {
  const { membership, ...gate } = await staffPage(slug);
  return inShop(gate, async (ctx) => {
    const { document: policy } = await getPolicy(ctx);
    return {
      shop: slug,
      settings: await findReturnSettings(ctx),
      methods: policy.methods.map(({ code, type, label }) => ({
        code,
        label: label?.[CONSOLE_LOCALE] ?? sayMethod(type),
      })),
      countries: countryNames(CONSOLE_LOCALE),
      usual: {
        labels: LABELS_A_SHOP_A_DAY,
        labelsOfOne: LABELS_A_CUSTOMER_A_DAY,
        packaging: PACKAGING_GRAMS,
        weight: WEIGHT_TOLERANCE,
        sendBackDays: policy.send_back_days,
        creditDays: REMIND_DAYS,
      },
      buysLabels: (await labelRoute(ctx)) !== null,
      mayWrite: may(membership.role, 'policy:write'),
    };
  });
}

/** One's brands. Of people only those of shops that one owns are told, each read as that shop. */
export async function loadBrands(slug: string): Promise<BrandsView> {
  const { membership, staff, ...gate } = await staffPage(slug);
  const shops = staff.memberships.map(({ slug: one, name, role }) => ({ slug: one, name, role }));
  const facts = await inShop(gate, (ctx) => getShop(ctx));
  const people = new Map<string, BrandsView['people'][number]>();
  for (const owned of staff.memberships.filter(({ role }) => may(role, 'members:write'))) {
    const own = await requireStaff(owned.slug, 'members:write');
    for (const { userId, name, email, role } of await inShop(own, (ctx) => listMembers(ctx))) {
      const known = people.get(userId) ?? { userId, name, email, roles: {} };
      people.set(userId, { ...known, roles: { ...known.roles, [owned.slug]: role } });
    }
  }
  return {
    here: {
      slug,
      name: facts.name,
      currency: facts.currency,
      timeZone: facts.timeZone,
      locales: [...new Set([facts.defaultLocale, ...facts.locales])],
    },
    shops,
    people: [...people.values()],
    mayFound: may(membership.role, 'shop:write'),
    templates: TEMPLATES.map(({ id, name, about }) => ({ id, name, about })),
    currencies: [...new Set([facts.currency, ...Intl.supportedValuesOf('currency')])].sort(),
    timeZones: zonesWith(facts.timeZone),
  };
}
