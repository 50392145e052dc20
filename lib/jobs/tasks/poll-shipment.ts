import { askProvider } from '@/lib/connections/adapters/ask-provider';
import { beginPoll } from '@/lib/connections/mutations/begin-poll';
import { settlePoll } from '@/lib/connections/mutations/settle-poll';
import { inShop } from '@/lib/core/unit-of-work';
import { enqueueJob } from '../mutations/enqueue-job';
import type { ShopTask } from '../task-list';

/** Asks about one parcel, with no transaction open while the provider thinks; what it answers is applied afterwards. */
export const pollShipment: ShopTask<'poll-shipment'> = async (gate, { shipmentId }) => {
  const begun = await inShop(gate, async (ctx) => {
    const poll = await beginPoll(ctx, { shipmentId });
    if (poll?.wait)
      await enqueueJob(ctx, 'poll-shipment', { shipmentId }, { key: `poll:${shipmentId}`, runAt: poll.wait });
    return poll;
  });
  if (!begun || begun.wait) return;
  const { connectionId, source, credentials, parcel } = begun;
  const asked = await askProvider({ connectionId, source, credentials }, parcel);
  await inShop(gate, (ctx) => settlePoll(ctx, { shipmentId, connectionId, source, asked, chance: Math.random() }));
};
