import { z } from 'zod';
import { pageOf } from '@/lib/core/paging';
import { NOTIFICATION_EVENTS, NOTIFICATION_STATES } from '@/lib/notifications/constants';
import { listNotifications } from '@/lib/notifications/queries/list-notifications';
import { nameOrders } from '@/lib/orders/queries/name-orders';
import { endpoint, listQuery, pageInput, pageSchema } from '../endpoint';

const notificationReadSchema = z.object({
  id: z.string(),
  event: z.enum(NOTIFICATION_EVENTS),
  channel: z.enum(['email']),
  locale: z.string(),
  recipient: z.string(),
  order_external_id: z.string().nullable(),
  state: z.enum(NOTIFICATION_STATES),
  attempts: z.int(),
  subject: z.string().nullable(),
  last_error: z.string().nullable(),
  created_at: z.string(),
  sent_at: z.string().nullable(),
});

export const notificationEndpoints = [
  endpoint({
    method: 'GET',
    path: '/notifications',
    summary: 'The outbox: who was written about what, and how it went',
    scope: 'read',
    query: listQuery.extend({ state: z.enum(NOTIFICATION_STATES).optional() }),
    answers: { 200: pageSchema(notificationReadSchema) },
    run: async (ctx, { query }) => {
      const { limit, after } = pageInput(query);
      const rows = await listNotifications(ctx, {
        states: query.state && [query.state],
        limit: limit + 1,
        after: after ? { createdAt: new Date(after.at), id: after.id } : undefined,
      });
      const page = pageOf(rows, limit, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
      const names = await nameOrders(ctx, { ids: page.data.flatMap(({ orderId }) => orderId ?? []) });
      return {
        body: {
          ...page,
          data: page.data.map((row) => ({
            id: row.id,
            event: row.event,
            channel: row.channel,
            locale: row.locale,
            recipient: row.recipient,
            order_external_id: names.get(row.orderId ?? '') ?? null,
            state: row.state,
            attempts: row.attempts,
            subject: row.subject,
            last_error: row.lastError,
            created_at: row.createdAt.toISOString(),
            sent_at: row.sentAt?.toISOString() ?? null,
          })),
        },
      };
    },
  }),
];
