import { notFound } from 'next/navigation';
import { staffPage } from '@/lib/auth/load-staff';
import { may } from '@/lib/auth/permissions';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { readMessage, readOutbox } from './queries/read-outbox';
import { outboxQuery } from './schema';

/** The first page of the outbox. */
export async function loadOutbox(slug: string, search: Record<string, unknown>) {
  const gate = await staffPage(slug);
  const query = { ...outboxQuery.parse({ state: null, event: null, ...search }), cursor: null };
  return { query, outbox: await inShop(gate, (ctx) => readOutbox(ctx, query)) };
}

/** One message of the outbox, or a 404. */
export async function loadMessage(slug: string, id: string) {
  const gate = await staffPage(slug);
  const mayResend = may(gate.membership.role, 'notifications:write');
  return inShop(gate, (ctx) => readMessage(ctx, { id, mayResend })).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  });
}
