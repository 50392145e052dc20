import { FeedbackPage } from '@/components/storefront/feedback-page';
import { AppError } from '@/lib/core/errors';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { composeMail } from '@/lib/notifications/compose-mail';
import { getPolicy } from '@/lib/policies/queries/get-policy';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import type { Policy } from '@/lib/policies/schema';
import { findReturnSettings } from '@/lib/returns/queries/find-return-settings';
import { withdrawalChoice } from '@/lib/returns/rules/withdrawal-choice';
import type { WizardFacts } from '@/lib/returns/rules/wizard-facts';
import { lookUpPage } from '@/lib/storefront/look-up-document';
import { dressOrder } from '@/lib/storefront/open-order';
import { orderDocument } from '@/lib/storefront/order-document';
import { returnDocument } from '@/lib/storefront/return-document';
import type { Page, PageRequest } from '@/lib/storefront/serve-page';
import type { WithdrawOrder } from '@/lib/storefront/withdraw-order';
import { declarationOf, withdrawConfirm, withdrawForm, withdrawReceipt } from '@/lib/storefront/withdraw-steps';
import { WizardBody } from '@/lib/storefront/wizard-body';
import { getDeliveryRules } from '@/lib/tracking/queries/get-delivery-rules';
import { createDateWords } from '@/lib/tracking/rules/dates';
import { listWalkGoods } from './queries/list-walk-goods';
import { walkMail } from './rules/walk-mail';
import { walkOrder } from './rules/walk-order';
import { shownStep, walkReturn, walkWizard, walkWizardAt } from './rules/walk-return';
import type { OrderState, ReturnState, Walker, WalkScene, WalkStep } from './rules/walk-steps';
import { WALK_EMAIL, WALK_NUMBER, WALK_RETURN, type WalkWorld, walkId, walkWorld } from './rules/walk-world';
import type { Theme } from './schema';

/** The link of nobody: what is drawn here is in no table, so it opens nothing. */
const TOKEN = 'walk';
const DAY = 86_400_000;

/** What this shop would show one of them: its goods, its policy, its ways back. */
export async function readWalk(page: PageRequest, gate: Gate, walker: Walker, locale: string): Promise<WalkWorld> {
  const { currency, timeZone } = page.shop;
  const shop = await inShop(gate, async (ctx) => ({
    goods: await listWalkGoods(ctx, { currency }),
    policy: await getPolicy(ctx).then(({ document }) => document, orDefault),
    settings: await findReturnSettings(ctx),
    deliveryRules: await getDeliveryRules(ctx),
  }));
  return walkWorld({ ...shop, currency, timeZone }, walker, locale, page.now);
}

/** A shop that has said nothing of returns yet walks under what everything defaults to. */
function orDefault(error: unknown): Policy {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return parsePolicy({});
  throw error;
}

/** One step of a walk in a theme: the page, or the mail's HTML, that a shopper would have got. */
export async function drawStep(
  asked: PageRequest,
  { world, theme, version }: { world: WalkWorld; theme: Theme; version: number },
  step: WalkStep,
): Promise<Page | { mail: string }> {
  const page: PageRequest = {
    ...asked,
    now: world.now,
    dress: (options = {}) => asked.dress({ ...options, theme, now: world.now }),
  };
  const { scene } = step;
  switch (scene.on) {
    case 'order':
      return orderStep(page, world, scene.state);
    case 'lookup':
      return lookUpPage(page, 'return', { number: WALK_NUMBER, contact: '' }, [], 200, theme);
    case 'wizard':
      return wizardStep(page, world, scene.step);
    case 'feedback': {
      const dress = page.dress();
      const view = { action: page.url.pathname, sent: false };
      return { dress, title: dress.frame.t('feedback.title'), body: <FeedbackPage frame={dress.frame} view={view} /> };
    }
    case 'withdraw':
      return withdrawStep(page, world, scene.step);
    case 'return':
      return returnStep(page, world, scene.state);
    case 'mail':
      return { mail: await mailStep(page, world, scene, { theme, version }) };
  }
}

const self = (page: PageRequest) => `/s/${page.shop.slug}/track/${TOKEN}`;

const wizardOf = (page: PageRequest, world: WalkWorld): WizardFacts =>
  walkWizard(world, {
    step: (step) => page.link(`${self(page)}/return?step=${step}`),
    pick: (key) => page.link(`${self(page)}/return?step=resolution&pick=${encodeURIComponent(key)}`),
    photo: (id) => `${self(page)}/photo/${id}.webp`,
    contact: page.link(`${self(page)}/feedback`),
  });

function orderStep(page: PageRequest, world: WalkWorld, state: OrderState): Page {
  const row = {
    shopId: page.shop.shopId,
    orderId: walkId.order,
    grantId: walkId.order,
    scope: world.walker === 'gift' ? ('gift' as const) : ('full' as const),
    isOpen: true,
    purpose: 'track' as const,
    page: walkOrder(world, state),
  };
  return orderDocument(page, dressOrder(page, row, TOKEN), TOKEN);
}

function wizardStep(page: PageRequest, world: WalkWorld, asked: Extract<WalkScene, { on: 'wizard' }>['step']): Page {
  const { now } = world;
  const facts = walkWizardAt(wizardOf(page, world), asked, now);
  const dress = page.dress();
  const selector = { shop: page.shop.slug, token: TOKEN, lang: page.url.searchParams.get('lang') };
  const path = page.url.pathname;
  return {
    dress,
    title: dress.frame.t('wizard.title'),
    body: (
      <WizardBody
        wizard={{ dress, facts, now, orderNumber: WALK_NUMBER }}
        step={shownStep(facts, asked, now)}
        problem={null}
        parcel={null}
        selector={selector}
        answer={path}
        later={path}
      />
    ),
  };
}

function withdrawalOf(page: PageRequest, world: WalkWorld): WithdrawOrder {
  const { words: t, locale } = page.dress();
  const { zone, place, now } = world;
  const dates = createDateWords({ t, locale, country: place.country, now, zone });
  const facts = wizardOf(page, world);
  const choice = withdrawalChoice(facts.quoteFacts, facts.items, { now, t, dates });
  const until = dates.read(choice.until);
  return {
    gate: { shopId: page.shop.shopId, actor: { type: 'system', job: 'walk' }, now },
    orderId: walkId.order,
    number: WALK_NUMBER,
    name: place.name,
    mailedTo: WALK_EMAIL,
    locale,
    choice,
    until: until ? dates.long(until.day) : null,
    returnHref: page.link(`${self(page)}/return`),
  };
}

const withdrawn = (page: PageRequest, world: WalkWorld) => {
  const order = withdrawalOf(page, world);
  const values = { name: world.place.name, number: WALK_NUMBER, email: '', scope: 'everything' as const, part: '' };
  return declarationOf(page.dress(), { values, order, chosen: {} });
};

function withdrawStep(page: PageRequest, world: WalkWorld, step: 'form' | 'confirm' | 'receipt'): Page {
  const dress = page.dress();
  const declared = withdrawn(page, world);
  if (step === 'form') return withdrawForm(page, dress, declared.values, declared.order);
  if (step === 'confirm') return withdrawConfirm(page, dress, declared);
  const refundBy = new Date(world.now.getTime() + 14 * DAY);
  return withdrawReceipt(page, dress, declared, { reference: WALK_RETURN, returnId: walkId.back, refundBy });
}

function returnStep(page: PageRequest, world: WalkWorld, state: ReturnState): Page {
  const loaded = walkReturn(world, wizardOf(page, world), state);
  return returnDocument(page, { loaded, isRecipient: world.walker === 'gift', credit: [], token: TOKEN });
}

async function mailStep(
  page: PageRequest,
  world: WalkWorld,
  { event }: Extract<WalkScene, { on: 'mail' }>,
  brand: { theme: Theme; version: number },
): Promise<string> {
  const { shopId, slug, name, timeZone, locales, defaultLocale, domain } = page.shop;
  const facts = walkMail(world, wizardOf(page, world), {
    event,
    shop: { id: shopId, slug, name, timeZone, locales, defaultLocale, domain },
    brand,
    declaration: event === 'order.withdrawal' ? withdrawn(page, world).declaration : null,
  });
  return (await composeMail(facts, world.now)).html;
}
