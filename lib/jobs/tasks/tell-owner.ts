import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { mailStoppedEndpoint } from '@/lib/notifications/mail-stopped-endpoint';
import type { MailTransport } from '@/lib/notifications/types';
import { getShop } from '@/lib/shops/queries/get-shop';
import { listMembers } from '@/lib/shops/queries/list-members';
import { getEndpoint } from '@/lib/webhooks/queries/get-endpoint';
import { wordEndpoint } from '@/lib/webhooks/rules/word-endpoint';
import type { Attempt } from '../task-list';

/** Mails an owner that an endpoint was stopped; nobody, where it is on again or they are no owner by now. */
export async function tellOwner(
  gate: Gate,
  { endpointId, userId }: { endpointId: string; userId: string },
  _attempt: Attempt,
  transport?: MailTransport,
): Promise<void> {
  const { shop, owner, endpoint } = await inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const members = await listMembers(ctx);
    const read = await getEndpoint(ctx, { id: endpointId });
    return {
      shop,
      owner: members.find((member) => member.userId === userId && member.role === 'owner'),
      endpoint: wordEndpoint(read, { zone: shop.timeZone, now: ctx.now }),
    };
  });
  if (!owner || !endpoint.isStopped) return;
  const mail = { to: owner.email, name: owner.name, shop, endpoint, trouble: endpoint.trouble ?? '' };
  await mailStoppedEndpoint(mail, transport);
}
