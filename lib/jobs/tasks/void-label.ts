import { log } from '@/lib/core/log';
import { inShop } from '@/lib/core/unit-of-work';
import { LabelRefused } from '@/lib/returns/adapters/ask-label-service';
import { labelProvider } from '@/lib/returns/adapters/label-provider';
import { loadLabelWork } from '@/lib/returns/queries/load-label-work';
import type { ShopTask } from '../task-list';

/** Gives back a label that nobody will use. What the carrier will not take back stays bought: nothing hangs on it. */
export const voidLabel: ShopTask<'void-label'> = async (gate, { labelId }) => {
  const { label, credentials } = await inShop(gate, (ctx) => loadLabelWork(ctx, { labelId }));
  if (label.state !== 'void' || !label.reference || !label.draftReference || !credentials) return;
  try {
    await labelProvider(credentials).refund({ draft: label.draftReference, reference: label.reference });
  } catch (error) {
    if (!(error instanceof LabelRefused)) throw error;
    log.warn({ label: labelId, err: error }, 'a label was not taken back');
  }
};
