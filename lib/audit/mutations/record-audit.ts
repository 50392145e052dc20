import type { Ctx } from '@/lib/core/context';
import { type Deed, recordAudits } from './record-audits';

/** Writes who did what, in the caller's transaction (`recordAudits`). `details` must hold no personal data. */
export const recordAudit = (ctx: Ctx, deed: Deed): Promise<void> => recordAudits(ctx, [deed]);
