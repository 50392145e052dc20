import { notFound } from 'next/navigation';
import { staffPage } from '@/lib/auth/load-staff';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { readClaim } from './queries/read-claim';
import { readClaimList } from './queries/read-claim-list';
import { claimListQuery } from './schema';
import type { ClaimDetail } from './types';

/** The first page of claims, as its address asks. */
export async function loadClaimList(slug: string, search: Record<string, unknown>) {
  const gate = await staffPage(slug);
  const { state } = claimListQuery.parse({ state: null, ...search, cursor: null });
  return { list: await inShop(gate, (ctx) => readClaimList(ctx, { state, cursor: null })), state };
}

/** One claim; a 404 for one that is not there, or another shop's. */
export async function loadClaim(slug: string, claimId: string): Promise<ClaimDetail> {
  const gate = await staffPage(slug);
  return inShop(gate, (ctx) => readClaim(ctx, { claimId })).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  });
}
