import { notFound } from 'next/navigation';
import { staffPage } from '@/lib/auth/load-staff';
import { may } from '@/lib/auth/permissions';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { readEndpoint, readEndpoints } from './queries/read-webhooks';
import type { EndpointView } from './types';

/** The shop's endpoints, and whether one may change them. */
export async function loadEndpoints(slug: string) {
  const gate = await staffPage(slug);
  return {
    endpoints: await inShop(gate, readEndpoints),
    mayWrite: may(gate.membership.role, 'connections:write'),
  };
}

/** Endpoints that are told nothing any more though nobody asked for that. */
export async function loadStoppedEndpoints(slug: string): Promise<EndpointView[]> {
  const { endpoints } = await loadEndpoints(slug);
  return endpoints.filter(({ isStopped }) => isStopped);
}

/** One endpoint with its last deliveries, or a 404. */
export async function loadEndpoint(slug: string, id: string) {
  const gate = await staffPage(slug);
  const mayWrite = may(gate.membership.role, 'connections:write');
  const read = await inShop(gate, (ctx) => readEndpoint(ctx, { id })).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  });
  return { ...read, mayWrite };
}
