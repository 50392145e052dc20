import { listDependencies } from '@/lib/contracts/queries/list-dependencies';
import { nameOf, sayDependency } from '@/lib/contracts/rules/scorecard-words';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { mailDependency } from '@/lib/notifications/mail-dependency';
import type { MailTransport } from '@/lib/notifications/types';
import { getShop } from '@/lib/shops/queries/get-shop';
import { listMembers } from '@/lib/shops/queries/list-members';
import type { Attempt } from '../task-list';

/** Mails an owner that the shop depends on a carrier; nobody, where it does not any more or they are no owner by now. */
export async function tellDependency(
  gate: Gate,
  { carrier, userId }: { carrier: string; userId: string },
  _attempt: Attempt,
  transport?: MailTransport,
): Promise<void> {
  const { shop, owner, found } = await inShop(gate, async (ctx) => ({
    shop: await getShop(ctx),
    owner: (await listMembers(ctx)).find((member) => member.userId === userId && member.role === 'owner'),
    found: (await listDependencies(ctx)).find((one) => one.carrier === carrier),
  }));
  if (!owner || !found) return;
  const mail = {
    to: owner.email,
    name: owner.name,
    shop,
    carrier: { slug: carrier, name: nameOf(carrier) },
    words: sayDependency(found).text,
  };
  await mailDependency(mail, transport);
}
