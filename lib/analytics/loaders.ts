import { staffPage } from '@/lib/auth/load-staff';
import { dayIn } from '@/lib/console/rules/say-time';
import { inShop } from '@/lib/core/unit-of-work';
import { getPolicy } from '@/lib/policies/queries/get-policy';
import { getShop } from '@/lib/shops/queries/get-shop';
import { SPANS } from './constants';
import { countPromises } from './queries/count-promises';
import { countReturnReasons } from './queries/count-return-reasons';
import { measureDelivery } from './queries/measure-delivery';
import { wordDelivery, wordPromises, wordReasons } from './rules/word-analytics';

/** The numbers of the last `days`; what cannot be read counts as 90. */
export async function loadAnalytics(slug: string, search: Record<string, unknown>) {
  const gate = await staffPage(slug);
  const days = SPANS.find((one) => String(one) === search.days) ?? 90;
  return inShop(gate, async (ctx) => {
    const { timeZone: zone } = await getShop(ctx);
    const since = new Date(ctx.now.getTime() - days * 86_400_000);
    const promises = await countPromises(ctx, { since, zone });
    const delivery = await measureDelivery(ctx, { since, zone });
    const reasons = await countReturnReasons(ctx, { since });
    const { document } = await getPolicy(ctx);
    return {
      days,
      promises: wordPromises(promises, { days, today: dayIn(ctx.now, zone) }),
      delivery: wordDelivery(delivery),
      reasons: wordReasons(reasons, document.reasons),
    };
  });
}
