import type { StepId } from './steps';

/** The address of a step; the first has none of its own. `problem` is what the page is to say above the form. */
export function stepHref(base: string, step: StepId, language: string | null, problem?: string): string {
  const query = new URLSearchParams();
  if (step !== 'items') query.set('step', step);
  if (language) query.set('lang', language);
  if (problem) query.set('problem', problem);
  const text = query.toString();
  return text ? `${base}?${text}` : base;
}
