import { CAPABILITIES } from '@/lib/carriers/rules/capabilities';
import { askProvider } from '@/lib/connections/adapters/ask-provider';
import { askShopPlatform } from '@/lib/connections/adapters/ask-shop-platform';
import { notePoll } from '@/lib/connections/mutations/note-poll';
import { openCredentials } from '@/lib/connections/queries/open-credentials';
import { inShop } from '@/lib/core/unit-of-work';
import { refundCredentials } from '@/lib/returns/rules/refund-credentials';
import type { ShopTask } from '../task-list';

/** Asks a provider whether it knows us, and writes down what it said. */
export const testConnection: ShopTask<'test-connection'> = async (gate, { connectionId }) => {
  const question = await inShop(gate, (ctx) => openCredentials(ctx, { connectionId }));
  const platform =
    CAPABILITIES[question.source].poll === null && refundCredentials(question.source, question.credentials);
  const asked = platform ? await askShopPlatform(platform) : await askProvider(question, null);
  await inShop(gate, (ctx) => notePoll(ctx, { connectionId, asked }));
};
