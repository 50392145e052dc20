/** A worker in a process of its own, to be killed: says "ready" once it works, stops on SIGTERM. */
import { closeMailTransport, mailTransport } from '@/lib/notifications/adapters/mail-transport';
import { taskList } from '../task-list';
import { startWorker } from '../worker';

// Turns the tests of kills red: a message counts as sent before it is, and every try is another mail.
if (process.env.SABOTAGE) {
  const send = mailTransport().send;
  const { inShop } = await import('@/lib/core/unit-of-work');
  const { systemGate } = await import('@/lib/auth/system');
  const { claimNotification } = await import('@/lib/notifications/mutations/claim-notification');
  const { settleNotification } = await import('@/lib/notifications/mutations/settle-notification');
  const { composeMail } = await import('@/lib/notifications/compose-mail');
  taskList['send-notification'] = async (payload) => {
    const { shopId, notificationId } = payload as { shopId: string; notificationId: string };
    const gate = systemGate(shopId, 'sabotage');
    const facts = await inShop(gate, async (ctx) => {
      const claimed = await claimNotification(ctx, { notificationId });
      const sent = { outcome: 'sent', reference: 'none', subject: 'none' } as const;
      if (claimed) await settleNotification(ctx, { notificationId, ...sent });
      return claimed;
    });
    if (facts) await send({ ...(await composeMail(facts, new Date())), messageId: `<${crypto.randomUUID()}@x>` });
  };
}

const worker = await startWorker(process.env.DATABASE_URL ?? '');
process.on('SIGTERM', async () => {
  await worker.stop();
  closeMailTransport();
  process.exit(0);
});
process.stdout.write('ready\n');
