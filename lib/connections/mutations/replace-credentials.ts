import { and, eq, isNull } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { credentialFields, missingCredential } from '@/lib/carriers/rules/capabilities';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { refuseUrl } from '@/lib/core/safe-fetch';
import { seal } from '@/lib/core/secrets';
import { CREDENTIALS_COLUMN } from '../constants';
import { testConnection } from './test-connection';
import { wantTrackers } from './want-trackers';

/**
 * Gives a connection what its provider is asked with, sealed, and has it tried. Throws NOT_FOUND for an unknown, foreign
 * or removed one, INVALID with the fields that are wrong.
 */
export async function replaceCredentials(
  ctx: Ctx,
  input: { id: string; credentials: Readonly<Record<string, string>> },
): Promise<void> {
  const ofConnection = and(
    eq(connections.shopId, ctx.shopId),
    eq(connections.id, input.id),
    isNull(connections.deletedAt),
  );
  const [found] = await ctx.db
    .select({ source: connections.source })
    .from(connections)
    .where(ofConnection)
    .for('update');
  if (!found) throw notFound('connection');
  const known = credentialFields(found.source).map(({ name }) => name);
  const given = Object.entries(input.credentials).map(([name, value]) => [name, value.trim()] as const);
  const credentials = Object.fromEntries(given.filter(([name, value]) => known.includes(name) && value !== ''));
  const missing = missingCredential(found.source, credentials);
  if (missing || known.length === 0)
    throw invalid(
      missing?.name ?? 'credentials',
      missing ? `${missing.label} is missing` : 'This source cannot be asked',
    );
  const badAddress = credentials.base_url && refuseUrl(credentials.base_url);
  if (badAddress) throw invalid('base_url', badAddress);
  await ctx.db
    .update(connections)
    .set({
      credentialsSealed: seal(JSON.stringify(credentials), ctx.shopId, CREDENTIALS_COLUMN),
      lastErrorAt: null,
      lastError: null,
      pollFreeAt: null,
    })
    .where(ofConnection);
  await recordAudit(ctx, { action: 'connection.credentials_replaced', entity: 'connection', entityId: input.id });
  await testConnection(ctx, { id: input.id });
  await wantTrackers(ctx, { connectionId: input.id });
}

const invalid = (path: string, message: string) => new AppError('INVALID', message, { errors: [{ path, message }] });
