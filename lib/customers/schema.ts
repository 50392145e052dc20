import { z } from 'zod';
import { emailField } from '@/lib/core/fields';
import { orderReadSchema } from '@/lib/orders/schema';
import { returnReadSchema } from '@/lib/returns/schema';
import { shipmentReadSchema } from '@/lib/tracking/schema';

/** Who: one mail address. */
export const customerInput = z.strictObject({ email: emailField });

export const erasureReadSchema = z.object({
  erased_at: z.string(),
  /** Rows by what they are; a table's name where it has no other. */
  erased: z.record(z.string(), z.int()),
  /** What stays and why. */
  kept: z.array(z.object({ what: z.string(), count: z.int(), why: z.string() })),
});
export type ErasureRead = z.output<typeof erasureReadSchema>;

export const customerExportSchema = z.object({
  email: z.string(),
  shop: z.object({ slug: z.string(), name: z.string() }),
  exported_at: z.string(),
  /** When this person was erased, where they were. */
  erased_at: z.string().nullable(),
  orders: z.array(orderReadSchema),
  shipments: z.array(shipmentReadSchema),
  returns: z.array(returnReadSchema),
  /** Mails as they were written to them. */
  mails: z.array(z.object({ notification_id: z.string(), subject: z.string(), text: z.string() })),
  /** Everything else, row by row, by the table that holds it. */
  records: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});
export type CustomerExport = z.output<typeof customerExportSchema>;
