import { z } from 'zod';
import { textField } from '@/lib/core/fields';
import { CLAIM_KINDS, CLAIM_STATES } from './constants';

const shop = z.string().max(63);

export const openClaimInput = z.strictObject({ shop, shipmentId: z.uuid(), kind: z.enum(CLAIM_KINDS) });
export const moveClaimInput = z
  .strictObject({
    shop,
    claimId: z.uuid(),
    to: z.enum(CLAIM_STATES),
    /** Minor units of the claim's currency that the carrier paid. */
    paidAmount: z.int().min(0).max(1e12).nullish(),
    reference: textField(100)
      .transform((text) => text.trim() || null)
      .nullish(),
    note: textField(2000)
      .transform((text) => text.trim() || null)
      .nullish(),
  })
  .refine((input) => input.to !== 'paid' || input.paidAmount != null, {
    path: ['paidAmount'],
    message: 'Say how much they paid.',
  });

export const claimListQuery = z.object({
  state: z.enum(CLAIM_STATES).nullable().catch(null),
  cursor: z.string().max(400).nullable().catch(null),
});
export type ClaimListQuery = z.output<typeof claimListQuery>;
