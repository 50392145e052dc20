import type { PolicyRule } from '../schema';

/** The step between two priorities that were set by moving rules: room for a rule in between. */
const STEP = 10;

/** Rules in the order in which they stand against one another: the smaller priority first, then as they were written. */
export const inStanding = (rules: readonly PolicyRule[]): PolicyRule[] =>
  rules
    .map((rule, index) => ({ rule, index }))
    .toSorted((a, b) => a.rule.priority - b.rule.priority || a.index - b.index)
    .map(({ rule }) => rule);

/** One rule moved to another place; every priority is set anew, so that the list reads as it decides. */
export function moveRule(rules: readonly PolicyRule[], from: number, to: number): PolicyRule[] {
  return rePrioritise(moved(rules, from, to));
}

/** Priorities by place: 10, 20, 30 … */
export const rePrioritise = (rules: readonly PolicyRule[]): PolicyRule[] =>
  rules.map((rule, index) => ({ ...rule, priority: (index + 1) * STEP }));

/** A list with one thing moved; places outside it mean its ends. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const target = Math.max(0, Math.min(list.length - 1, to));
  const thing = list[from];
  if (thing === undefined || from === target) return [...list];
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, target), thing, ...rest.slice(target)];
}
