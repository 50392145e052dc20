import { z } from 'zod';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import { removeConnection } from '@/lib/connections/mutations/remove-connection';
import { getConnection } from '@/lib/connections/queries/get-connection';
import { listConnections } from '@/lib/connections/queries/list-connections';
import { connectionCreatedSchema, connectionReadSchema, connectionWriteSchema } from '@/lib/connections/schema';
import { byId, endpoint } from '../endpoint';

const connectionListSchema = z.object({ data: z.array(connectionReadSchema), next_cursor: z.null() });

export const connectionEndpoints = [
  endpoint({
    method: 'POST',
    path: '/connections',
    summary: 'Make an address that a carrier, aggregator or shop platform sends to',
    scope: 'write',
    body: connectionWriteSchema,
    answers: { 201: connectionCreatedSchema },
    run: async (ctx, { body }) => {
      const { id, secret } = await createConnection(ctx, body);
      return { status: 201, body: { ...(await getConnection(ctx, { id })), ...(secret && { secret }) } };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/connections',
    summary: 'List connections',
    scope: 'read',
    answers: { 200: connectionListSchema },
    run: async (ctx) => ({ body: { data: await listConnections(ctx), next_cursor: null } }),
  }),
  endpoint({
    method: 'GET',
    path: '/connections/{id}',
    summary: 'Read a connection',
    scope: 'read',
    params: byId,
    answers: { 200: connectionReadSchema },
    run: async (ctx, { params }) => ({ body: await getConnection(ctx, params) }),
  }),
  endpoint({
    method: 'DELETE',
    path: '/connections/{id}',
    summary: 'Close a connection; what it brought stays',
    scope: 'write',
    params: byId,
    answers: { 204: null },
    run: async (ctx, { params }) => {
      await removeConnection(ctx, params);
      return { status: 204 };
    },
  }),
];
