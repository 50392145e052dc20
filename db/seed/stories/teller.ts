import type { Ctx } from '@/lib/core/context';

/** Writes one shop's stories; time is relative to ctx.now. */
export type Teller = (ctx: Ctx) => Promise<void>;
