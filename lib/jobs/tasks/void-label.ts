import { withoutPersonalData } from '@/lib/core/log';
import { inShop } from '@/lib/core/unit-of-work';
import { LabelRefused } from '@/lib/returns/adapters/ask-label-service';
import { labelProvider } from '@/lib/returns/adapters/label-provider';
import type { GiveBack } from '@/lib/returns/constants';
import { recordGiveBack } from '@/lib/returns/mutations/record-give-back';
import { loadLabelWork } from '@/lib/returns/queries/load-label-work';
import { giveBackBy } from '@/lib/returns/rules/give-back-by';
import type { ShopTask } from '../task-list';

/**
 * Gives back a label that nobody used, once: the provider is asked first whether it was told before. What it will not take
 * back, or no longer, stays bought, and staff are told what it cost.
 */
export const voidLabel: ShopTask<'void-label'> = async (gate, { labelId }, { last }) => {
  const { label, credentials, now } = await inShop(gate, async (ctx) => ({
    ...(await loadLabelWork(ctx, { labelId })),
    now: ctx.now,
  }));
  if (label.state !== 'void' || label.giveBack || !label.reference || !label.draftReference) return;
  const settle = (outcome: GiveBack, reason?: string) =>
    inShop(gate, (ctx) => recordGiveBack(ctx, { labelId, outcome, reason }));
  const until = giveBackBy(label);
  if (until && until < now) return settle('lapsed');
  if (!credentials) return settle('refused', 'The connection that bought it is gone.');
  try {
    const sold = { draft: label.draftReference, reference: label.reference };
    await settle(await labelProvider(credentials).refund(sold));
  } catch (error) {
    if (!(error instanceof LabelRefused) && !last) throw error;
    await settle('refused', withoutPersonalData(String(error)));
  }
};
