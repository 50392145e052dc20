import { env } from '@/lib/core/env';
import { removeMailFile } from '@/lib/notifications/adapters/file-transport';
import type { ShopTask } from '../task-list';

/** Deletes mails of an erased shopper that lie as files in the data dir. */
export const forgetMails: ShopTask<'forget-mails'> = async (gate, { notificationIds }) => {
  for (const id of notificationIds) await removeMailFile(env().dataDir, gate.shopId, id);
};
