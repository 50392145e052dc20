import type { StaffRole } from '@/lib/core/constants';
import type { Ctx } from '@/lib/core/context';
import { returnDetail } from '../rules/return-detail';
import type { ReturnDetail } from '../types';
import { findReturnsByCode } from './find-returns-by-code';
import { loadReturnDetail } from './load-return-detail';

/** The returns behind a scanned code, as their desks show them. */
export async function readFoundReturns(ctx: Ctx, input: { code: string; role: StaffRole }): Promise<ReturnDetail[]> {
  const found: ReturnDetail[] = [];
  for (const { id } of await findReturnsByCode(ctx, input))
    found.push(returnDetail(await loadReturnDetail(ctx, { returnId: id }), { now: ctx.now, role: input.role }));
  return found;
}
