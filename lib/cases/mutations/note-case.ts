import type { Ctx } from '@/lib/core/context';
import { lockCases } from '../lock-cases';
import { recordCaseEvent } from './record-case-event';

/** Keeps a word for the team beside an open case. @throws AppError NOT_FOUND, INVALID_STATE */
export async function noteCase(ctx: Ctx, input: { caseId: string; note: string }): Promise<void> {
  await lockCases(ctx, { caseIds: [input.caseId] });
  await recordCaseEvent(ctx, { caseId: input.caseId, type: 'noted', note: input.note });
}
