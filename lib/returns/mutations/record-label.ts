import { and, eq } from 'drizzle-orm';
import { returnLabels } from '@/db/schema/return-ways';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import type { SoldLabel } from '../adapters/label-provider';
import { openReturnParcel } from './open-return-parcel';
import { recordReturnEvent } from './record-return-event';

/** Keeps the provider's shipment before anything is bought, so that a repeat goes on from there. @throws AppError NOT_FOUND */
export async function recordLabelDraft(ctx: Ctx, input: { labelId: string; draft: string }): Promise<void> {
  const updated = await ctx.db
    .update(returnLabels)
    .set({ draftReference: input.draft })
    .where(and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.id, input.labelId)))
    .returning({ id: returnLabels.id });
  if (updated.length === 0) throw notFound('label');
}

/**
 * Writes down a label that was bought, once; the parcel is tracked from here on. One that nobody wants any more by now is
 * given back. @throws AppError NOT_FOUND
 */
export async function recordLabel(
  ctx: Ctx,
  input: {
    labelId: string;
    sold: SoldLabel;
    /** What the parcel was declared to weigh. */
    declaredGrams?: number;
    label: { bytes: Buffer; mime: string };
    qr: { bytes: Buffer; mime: string } | null;
  },
): Promise<void> {
  const { sold, label, qr } = input;
  const [row] = await ctx.db
    .select({ state: returnLabels.state, returnId: returnLabels.returnId })
    .from(returnLabels)
    .where(and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.id, input.labelId)))
    .for('update');
  if (!row) throw notFound('label');
  if (row.state === 'bought') return;
  const isLate = row.state === 'void';
  await ctx.db
    .update(returnLabels)
    .set({
      state: isLate ? 'void' : 'bought',
      reference: sold.reference,
      carrier: sold.carrier,
      service: sold.service,
      trackingNumber: sold.trackingNumber,
      declaredGrams: input.declaredGrams,
      cost: sold.cost?.amount ?? null,
      currency: sold.cost?.currency ?? null,
      mime: label.mime,
      bytes: label.bytes,
      qrMime: qr?.mime ?? null,
      qrBytes: qr?.bytes ?? null,
      lastError: null,
      boughtAt: ctx.now,
    })
    .where(and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.id, input.labelId)));
  if (isLate) {
    await enqueueJob(ctx, 'void-label', { labelId: input.labelId }, { key: `void-label:${input.labelId}` });
    return;
  }
  if (sold.trackingNumber) {
    await openReturnParcel(ctx, {
      returnId: row.returnId,
      carrier: sold.carrier,
      service: sold.service,
      trackingNumber: sold.trackingNumber,
    });
  }
  await recordReturnEvent(ctx, { returnId: row.returnId, type: 'label_ready', data: { carrier: sold.carrier } });
}

/** A label that could not be bought: tried again, or with the last try laid before a person. @throws AppError NOT_FOUND */
export async function failLabel(ctx: Ctx, input: { labelId: string; reason: string; isFinal: boolean }): Promise<void> {
  const [row] = await ctx.db
    .update(returnLabels)
    .set({ lastError: input.reason.slice(0, 500), ...(input.isFinal ? { state: 'failed' as const } : {}) })
    .where(
      and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.id, input.labelId), eq(returnLabels.state, 'wanted')),
    )
    .returning({ returnId: returnLabels.returnId });
  if (!row) return;
  if (input.isFinal) {
    await recordReturnEvent(ctx, {
      returnId: row.returnId,
      type: 'label_failed',
      data: { reason: input.reason.slice(0, 300) },
      audience: 'staff',
    });
  }
}
