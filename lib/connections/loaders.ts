import { notFound } from 'next/navigation';
import { staffPage } from '@/lib/auth/load-staff';
import { may } from '@/lib/auth/permissions';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { readConnections } from './queries/read-connections';
import { readInbox, readInboxMessage } from './queries/read-inbox';
import { type InboxQuery, inboxQuery } from './schema';

const NO_QUERY = { tab: null, connection: null, cursor: null };

/** The connections of the shop and the first page of its inbox. */
export async function loadConnections(slug: string, search: Record<string, unknown>) {
  const gate = await staffPage(slug);
  const query: InboxQuery = { ...inboxQuery.parse({ ...NO_QUERY, ...search }), cursor: null };
  const { connections, inbox } = await inShop(gate, async (ctx) => ({
    connections: await readConnections(ctx),
    inbox: await readInbox(ctx, query),
  }));
  return { connections, inbox, query, mayWrite: may(gate.membership.role, 'connections:write') };
}

/** Whoever may make connections, or a 404. */
export async function loadNewConnection(slug: string): Promise<{ shop: string }> {
  const { membership } = await staffPage(slug, 'connections:write');
  return { shop: membership.slug };
}

/** One message of the inbox, or a 404. */
export async function loadInboxMessage(slug: string, id: string) {
  const gate = await staffPage(slug);
  const mayReplay = may(gate.membership.role, 'connections:write');
  return inShop(gate, (ctx) => readInboxMessage(ctx, { id, mayReplay })).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  });
}
