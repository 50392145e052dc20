import type { ShopTask } from '../task-list';

export const sendNotification: ShopTask<'send-notification'> = async () => {
  throw new Error('not yet');
};
