import type { Policy } from '../schema';
import { parsePolicy } from './parse-policy';

const KEPT = 500;
const known = new Map<string, Policy>();

/**
 * A policy document as the database holds it: checked when it was written, so each text is read once and then shared.
 * Nobody may change what comes back.
 */
export function storedPolicy(document: unknown): Policy {
  const text = JSON.stringify(document ?? {});
  let policy = known.get(text);
  if (!policy) {
    policy = parsePolicy(document);
    if (known.size >= KEPT) known.clear();
    known.set(text, policy);
  }
  return policy;
}
