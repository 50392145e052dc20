import type { Ctx } from '@/lib/core/context';
import { type CaseDeed, recordCaseEvents } from './record-case-events';

/** Writes down what was done about a case (`recordCaseEvents`). */
export const recordCaseEvent = (ctx: Ctx, deed: CaseDeed): Promise<void> => recordCaseEvents(ctx, [deed]);
