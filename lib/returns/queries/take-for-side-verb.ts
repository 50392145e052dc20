import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import type { SideVerb } from '../constants';
import { sideVerbs } from '../rules/transition';
import { type LockedReturn, lockReturn } from './lock-return';

/** A return held for a side verb. @throws AppError NOT_FOUND, INVALID_STATE with the side verbs it takes */
export async function takeForSideVerb(ctx: Ctx, returnId: string, verb: SideVerb): Promise<LockedReturn> {
  const locked = await lockReturn(ctx, returnId, null);
  const allowed = sideVerbs(locked.facts);
  if (!allowed.includes(verb)) {
    throw new AppError('INVALID_STATE', `A return that is ${locked.row.status} cannot take "${verb}" now.`, {
      status_now: locked.row.status,
      allowed_verbs: [...locked.verbs, ...allowed],
    });
  }
  return locked;
}
