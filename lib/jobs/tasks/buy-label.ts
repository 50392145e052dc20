import { withoutPersonalData } from '@/lib/core/log';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { fetchLabel, LabelRefused } from '@/lib/returns/adapters/ask-label-service';
import { labelProvider } from '@/lib/returns/adapters/label-provider';
import { failLabel, recordLabel, recordLabelDraft } from '@/lib/returns/mutations/record-label';
import { loadLabelWork } from '@/lib/returns/queries/load-label-work';
import type { ShopTask } from '../task-list';

/**
 * Buys a return's label, with no transaction open while the provider works. The provider's shipment is written down
 * before it is paid, so that a repeat after a crash finds what was bought and never buys twice.
 */
export const buyLabel: ShopTask<'buy-label'> = async (gate, { labelId }, { last }) => {
  const work = await inShop(gate, (ctx) => loadLabelWork(ctx, { labelId }));
  const { label, credentials, request } = work;
  if (label.state !== 'wanted') return;
  if (!credentials || !request) {
    const reason = credentials ? 'An address is missing.' : 'The connection that buys labels is gone.';
    return inShop(gate, (ctx) => failLabel(ctx, { labelId, reason, isFinal: true }));
  }
  const provider = labelProvider(credentials);
  try {
    const draft = label.draftReference ?? (await keepDraft(gate, labelId, await provider.quote(request)));
    const sold = await provider.buy(draft, request);
    const drawn = await fetchLabel(sold.labelUrl);
    const qr = sold.qrUrl ? await fetchLabel(sold.qrUrl) : null;
    await inShop(gate, (ctx) =>
      recordLabel(ctx, { labelId, sold, declaredGrams: request.parcel.weight, label: drawn, qr }),
    );
  } catch (error) {
    const isFinal = error instanceof LabelRefused || last;
    const reason = withoutPersonalData(String(error)).slice(0, 300);
    await inShop(gate, (ctx) => failLabel(ctx, { labelId, reason, isFinal }));
    if (!isFinal) throw error;
  }
};

async function keepDraft(gate: Gate, labelId: string, draft: string): Promise<string> {
  await inShop(gate, (ctx) => recordLabelDraft(ctx, { labelId, draft }));
  return draft;
}
