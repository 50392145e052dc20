import { askProvider } from '@/lib/connections/adapters/ask-provider';
import { notePoll } from '@/lib/connections/mutations/note-poll';
import { openCredentials } from '@/lib/connections/queries/open-credentials';
import { inShop } from '@/lib/core/unit-of-work';
import type { ShopTask } from '../task-list';

/** Asks a provider whether it knows us, and writes down what it said. */
export const testConnection: ShopTask<'test-connection'> = async (gate, { connectionId }) => {
  const question = await inShop(gate, (ctx) => openCredentials(ctx, { connectionId }));
  const asked = await askProvider(question, null);
  await inShop(gate, (ctx) => notePoll(ctx, { connectionId, asked }));
};
