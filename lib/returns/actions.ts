'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { assertMayReturn, isToken, requireGrant } from '@/lib/access/require-grant';
import { askForStock } from '@/lib/catalog/mutations/ask-for-stock';
import { forgetStock } from '@/lib/catalog/mutations/forget-stock';
import { formAction, formObject } from '@/lib/core/action';
import type { Actor, Ctx } from '@/lib/core/context';
import { consumeLimit } from '@/lib/core/rate-limit';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { reencodePicture } from '@/lib/uploads/adapters/reencode-picture';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';
import { loadWizard } from './loaders';
import { saveDraft } from './mutations/save-draft';
import { submitDraft } from './mutations/submit-draft';
import { findOpenParcel } from './queries/find-open-parcel';
import { applyAnswers } from './rules/apply-answers';
import { stepFacts } from './rules/draft-quote';
import { lineKey } from './rules/line-key';
import { stepHref } from './rules/step-href';
import { nextStep, STEP_IDS, type StepId, stepsOf } from './rules/steps';
import type { ReturnDraft } from './types';

const selector = z.object({
  // They go into addresses: what cannot be a slug or a token is refused before it does.
  shop: z.string().regex(/^[\w-]{1,63}$/),
  token: z.string().regex(/^[\w-]{1,64}$/),
  step: z.enum(STEP_IDS),
  version: z.coerce.number().int().min(0),
  lang: z.string().max(35).optional(),
});

async function authorize(raw: unknown) {
  const { shop, token } = selector.parse(raw);
  const { gate, grant } = await requireGrant({ slug: shop, token, purpose: 'track', now: new Date() });
  assertMayReturn(grant);
  return gate;
}

const orderOf = (actor: Actor): string => {
  if (actor.type !== 'shopper') throw new Error('Only a shopper answers the wizard.');
  return actor.orderId;
};

const PHOTOS_A_LINE = 6;
const PHOTOS_A_POST = 24;
/** Pictures one order may send in a day: each is decoded, which costs, and kept. */
const PHOTO_LIMIT = { points: 60, windowSeconds: 86_400 };

type Photo = { lineId: string; picture: Awaited<ReturnType<typeof reencodePicture>> };

/** Pictures a form brought, by line; decoded and encoded anew before anything is stored. */
async function readPhotos(raw: Record<string, unknown>, orderId: string): Promise<Photo[]> {
  const files = Object.entries(raw)
    .filter(([name]) => name.startsWith('photo.'))
    .flatMap(([name, value]) =>
      [value]
        .flat()
        .filter((file): file is File => file instanceof File && file.size > 0)
        .slice(0, PHOTOS_A_LINE)
        .map((file) => ({ lineId: name.slice('photo.'.length), file })),
    )
    .slice(0, PHOTOS_A_POST);
  if (files.length > 0) await consumeLimit('photos:order', orderId, PHOTO_LIMIT, files.length);
  const photos: Photo[] = [];
  for (const { lineId, file } of files) {
    const picture = await reencodePicture(new Uint8Array(await file.arrayBuffer()), { longest: 1600 });
    photos.push({ lineId, picture });
  }
  return photos;
}

/** Keeps the pictures of lines that the draft has. */
async function storePhotos(ctx: Ctx, draft: ReturnDraft, photos: readonly Photo[]) {
  const stored: { lineId: string; uploadId: string }[] = [];
  for (const { lineId, picture } of photos) {
    if (!draft.lines.some((line) => lineKey(line) === lineId)) continue;
    stored.push({ lineId, ...(await storeUpload(ctx, { kind: 'photo', picture })) });
  }
  return stored;
}

/** Into the parcel of another return, by its link; without a tick these things travel on their own. */
async function withParcel(ctx: Ctx, draft: ReturnDraft, ticked: unknown): Promise<ReturnDraft> {
  if (draft.parcel_of && ticked === 'kept') return draft;
  const parcel =
    typeof ticked === 'string' && isToken(ticked)
      ? await findOpenParcel(ctx, { token: ticked, orderId: orderOf(ctx.actor) })
      : null;
  if (parcel) return { ...draft, parcel_of: parcel.returnId, method: parcel.method, details: {} };
  return draft.parcel_of ? { ...draft, parcel_of: null, method: null } : draft;
}

const save = formAction({
  name: 'return.draft.save',
  input: selector.loose(),
  authorize,
  prepare: (input, gate) => readPhotos(input, orderOf(gate.actor)),
  run: (ctx, input, photos) =>
    saveDraft(ctx, {
      orderId: orderOf(ctx.actor),
      seen: input.version,
      isRepeatable: photos.length === 0,
      change: async (draft) => {
        const answered = applyAnswers(draft, input.step, input, await storePhotos(ctx, draft, photos));
        return input.step === 'items' ? withParcel(ctx, answered, input.parcel) : answered;
      },
    }),
});

/** To be told when something sold out is back, or no longer. */
const rememberStock = formAction({
  name: 'return.stock',
  input: selector.extend({ tell: z.uuid().optional(), untell: z.uuid().optional() }).loose(),
  authorize,
  run: async (ctx, { tell, untell }) => {
    const orderId = orderOf(ctx.actor);
    if (tell) await askForStock(ctx, { orderId, variantId: tell });
    else if (untell) await forgetStock(ctx, { orderId, variantId: untell });
  },
});

const submit = formAction({
  name: 'return.draft.submit',
  input: selector
    .extend({ total: z.coerce.number().int(), locale: z.string().max(35), recipient: z.string().max(254).optional() })
    .loose(),
  authorize,
  run: (ctx, input) =>
    submitDraft(ctx, {
      orderId: orderOf(ctx.actor),
      seen: input.version,
      total: input.total,
      locale: input.locale,
      recipientEmail: input.recipient,
    }),
});

const later = formAction({
  name: 'return.draft.later',
  input: selector.extend({ wish: z.enum(['mail', 'quiet']) }),
  authorize,
  run: async (ctx, input) => {
    const orderId = orderOf(ctx.actor);
    if (input.wish === 'mail') await enqueueNotification(ctx, { event: 'order.link', orderId });
    else await saveDraft(ctx, { orderId, seen: input.version, change: (draft) => ({ ...draft, quiet: true }) });
  },
});

/** The link by mail, to go on elsewhere, or no reminder. */
export async function keepForLaterAction(form: FormData): Promise<void> {
  const raw = selector.safeParse(formObject(form));
  if (!raw.success) redirect('/');
  const { shop, token, step, lang } = raw.data;
  const base = `/s/${shop}/track/${token}/return`;
  revalidatePath(base);
  const result = await later(null, form);
  const isMailed = result.status === 'ok' && form.get('wish') === 'mail';
  redirect(stepHref(base, step, lang ?? null, isMailed ? 'mailed' : undefined));
}

function problemOf(
  result: { status: 'invalid' } | { status: 'error'; code: string; details: Record<string, unknown> },
) {
  if (result.status === 'invalid') return 'invalid';
  const [first] = (result.details.errors ?? []) as { path: string }[];
  return first?.path === 'file' ? 'photo' : result.code.toLowerCase();
}

/** Answers one step and goes to the next; the page that follows says what is still missing. */
export async function answerStepAction(form: FormData): Promise<void> {
  const raw = selector.safeParse(formObject(form));
  if (!raw.success) redirect('/');
  const { shop, token, step, lang } = raw.data;
  const base = `/s/${shop}/track/${token}/return`;
  const to = (next: StepId, code?: string) => stepHref(base, next, lang ?? null, code);
  // The browser keeps earlier steps as they were, and an old version would be answered as another window's.
  revalidatePath(base);
  if (step === 'review' && !form.get('with_gift')) {
    const result = await submit(null, form);
    if (result.status === 'ok')
      redirect(`/s/${shop}/returns/${result.data.token}${lang ? `?lang=${encodeURIComponent(lang)}` : ''}`);
    if (result.status === 'error' && result.code === 'NOT_FOUND') redirect(`/s/${shop}/track/${token}`);
    const reason = result.status === 'error' ? String(result.details.reason ?? result.code).toLowerCase() : 'invalid';
    const back: Record<string, StepId> = { exchange_out_of_stock: 'resolution', parcel: 'items' };
    redirect(to(back[reason] ?? 'review', reason));
  }
  const result = await save(null, form);
  if (result.status !== 'ok') redirect(to(step, problemOf(result)));
  if (result.data.stale) redirect(to(step, 'stale'));
  const wish = form.get('tell') ?? form.get('untell');
  if (typeof wish === 'string') {
    const told = await rememberStock(null, form);
    redirect(`${to(step, told.status === 'ok' ? undefined : problemOf(told))}`);
  }
  // Chosen from the catalogue for one thing: the others are still to be asked about.
  if (form.get('only')) redirect(to(step));
  const wizard = await loadWizard(shop, token, lang ?? null, null);
  const known = stepFacts(wizard.facts, wizard.now);
  if (step === 'review') redirect(to(nextStep(wizard.facts.draft, known)));
  const steps = stepsOf(wizard.facts.draft, known);
  const place = steps.findIndex((one) => one.id === step);
  if (!steps[place]?.isComplete(wizard.facts.draft, known)) redirect(to(step, 'missing'));
  redirect(to(steps[place + 1]?.id ?? 'review'));
}
