import { z } from 'zod';
import type { JobName, JobPayloads } from './types';

/** Every job of a shop says which shop; the rest is what `enqueueJob` was given. */
const ofShop = <T extends z.ZodRawShape>(members: T) => z.object({ shopId: z.uuid(), ...members });

export const jobSchemas = {
  'send-notification': ofShop({ notificationId: z.uuid() }),
  'process-inbox': ofShop({ inboxId: z.uuid() }),
  'settle-refund': ofShop({ intentId: z.uuid() }),
  'expire-return': ofShop({ returnId: z.uuid() }),
} satisfies { [N in JobName]: z.ZodType<JobPayloads[N] & { shopId: string }> };
