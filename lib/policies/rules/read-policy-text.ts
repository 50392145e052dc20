import { AppError, type FieldError } from '@/lib/core/errors';
import type { Policy } from '../schema';
import { parsePolicy } from './parse-policy';

/** What a text is as a policy: the policy, or everything that is wrong with it by path. */
export function readPolicyText(text: string): { policy: Policy } | { errors: FieldError[] } {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return {
      errors: [{ path: '', message: `Not JSON yet: ${error instanceof Error ? error.message : 'unreadable'}` }],
    };
  }
  try {
    return { policy: parsePolicy(document) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { errors: error.details.errors ?? [{ path: '', message: error.message }] };
  }
}
