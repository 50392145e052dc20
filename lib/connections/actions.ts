'use server';

import { revalidatePath } from 'next/cache';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { createConnection } from './mutations/create-connection';
import { removeConnection } from './mutations/remove-connection';
import { replaceCredentials } from './mutations/replace-credentials';
import { replaceSecret } from './mutations/replace-secret';
import { replayInbox } from './mutations/replay-inbox';
import { testConnection } from './mutations/test-connection';
import { getConnection } from './queries/get-connection';
import { wordTest } from './rules/word-test';
import { connectionInput, createConnectionInput, replaceCredentialsInput, replaceSecretInput } from './schema';

const authorize = staffGate('connections:write');

/** Makes a connection; the answer holds the secret where Porchlight made it, this once. */
export const createConnectionAction = action({
  name: 'connection.create',
  input: createConnectionInput,
  authorize,
  run: async (ctx, { source, name, secret }) => {
    const made = await createConnection(ctx, { source, name: name || null, secret: secret || null });
    const { webhook_url } = await getConnection(ctx, { id: made.id });
    return { id: made.id, secret: made.secret ?? null, webhookUrl: webhook_url };
  },
});

/** Gives a connection the secret its provider signs with. */
export const replaceSecretAction = action({
  name: 'connection.replace_secret',
  input: replaceSecretInput,
  authorize,
  run: (ctx, { id, secret }) => replaceSecret(ctx, { id, secret }),
});

/** Gives a connection what its provider is asked with, and has it tried. */
export const replaceCredentialsAction = action({
  name: 'connection.replace_credentials',
  input: replaceCredentialsInput,
  authorize,
  run: (ctx, { id, credentials }) => replaceCredentials(ctx, { id, credentials }),
});

/** Shows what can be shown of a connection: our side at once, the provider's where it can be asked. */
export const testConnectionAction = action({
  name: 'connection.test',
  input: connectionInput,
  authorize,
  run: async (ctx, { id }) => {
    const { sample, ...rest } = await testConnection(ctx, { id });
    return wordTest(sample, { ...rest, now: ctx.now });
  },
});

export const removeConnectionAction = action({
  name: 'connection.remove',
  input: connectionInput,
  authorize,
  run: (ctx, { id }) => removeConnection(ctx, { id }),
  after: (_, { shop }) => revalidatePath(`/console/${shop}/connections`),
});

/** Reads a stored message once more. */
export const replayMessageAction = action({
  name: 'inbox.replay',
  input: connectionInput,
  authorize,
  run: (ctx, { id }) => replayInbox(ctx, { inboxId: id }),
  after: (_, { shop, id }) => revalidatePath(`/console/${shop}/connections/inbox/${id}`),
});
