'use server';

import { revalidatePath } from 'next/cache';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { resendNotification } from './mutations/resend-notification';
import { resendInput } from './schema';

/** Sends a message that failed once more. */
export const resendMessageAction = action({
  name: 'notification.resend',
  input: resendInput,
  authorize: staffGate('notifications:write'),
  run: (ctx, { id }) => resendNotification(ctx, { notificationId: id }),
  after: (_, { shop, id }) => revalidatePath(`/console/${shop}/notifications/${id}`),
});
