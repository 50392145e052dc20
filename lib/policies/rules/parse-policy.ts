import { AppError, type FieldError } from '@/lib/core/errors';
import { fieldErrors } from '@/lib/core/fields';
import { type Policy, policySchema } from '../schema';

/** Deeper conditions than this serve nobody and could exhaust the stack. */
const MAX_DEPTH = 32;

/**
 * Reads a policy document, filling in what it leaves out.
 *
 * @throws AppError INVALID, naming each mistake by its path, as in `rules[0].then[1].percent`
 */
export function parsePolicy(document: unknown): Policy {
  if (isDeeperThan(document, MAX_DEPTH))
    throw invalid([{ path: '', message: `Nested deeper than ${MAX_DEPTH} levels` }]);
  const result = policySchema.safeParse(document ?? {});
  if (result.success) return result.data;
  throw invalid(fieldErrors(result.error.issues));
}

function invalid(errors: FieldError[]): AppError {
  const text = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  return new AppError('INVALID', `The return policy cannot be read. ${text}`, { errors });
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}
