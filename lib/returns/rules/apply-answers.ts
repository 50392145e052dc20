import { RESOLUTIONS, type ResolutionType } from '@/lib/policies/constants';
import type { ReturnDraft, ReturnDraftLine } from '../types';
import type { StepId } from './steps';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_COMMENT = 1000;
const MOST_LINES = 200;

const text = (value: unknown): string => (typeof value === 'string' ? value.replaceAll('\0', '') : '');

/**
 * Writes a step's answers into the draft. Only what this step asks is touched; ids are looked up again when the draft is
 * quoted, so nothing here is believed.
 */
export function applyAnswers(
  draft: ReturnDraft,
  step: StepId,
  answers: Record<string, unknown>,
  photos: readonly { lineId: string; uploadId: string }[] = [],
): ReturnDraft {
  switch (step) {
    case 'items':
      return { ...draft, lines: chosenLines(draft, answers) };
    case 'reasons':
      return {
        ...draft,
        lines: draft.lines.map((line) => {
          const reason = text(answers[`reason.${line.line_id}`]).slice(0, 64) || null;
          const added = photos.filter((photo) => photo.lineId === line.line_id).map((photo) => photo.uploadId);
          return {
            ...line,
            // Another reason may offer other ways out: the choice made for the old one is asked again.
            ...(reason === line.reason ? {} : { resolution: null, exchange_variant_id: null }),
            reason,
            comment: text(answers[`comment.${line.line_id}`]).trim().slice(0, LONGEST_COMMENT) || null,
            photo_ids: [...(line.photo_ids ?? []), ...added].slice(-6),
          };
        }),
      };
    case 'resolution':
      return { ...draft, lines: draft.lines.map((line) => withResolution(line, answers)) };
    case 'method':
      return { ...draft, method: text(answers.method).slice(0, 64) || null };
    case 'review':
      return draft;
  }
}

function chosenLines(draft: ReturnDraft, answers: Record<string, unknown>): ReturnDraftLine[] {
  const ids = [answers.line]
    .flat()
    .map(text)
    .filter((id) => UUID.test(id));
  return [...new Set(ids)].slice(0, MOST_LINES).map((id) => {
    const quantity = Number.parseInt(text(answers[`quantity.${id}`]) || '1', 10);
    const before = draft.lines.find((line) => line.line_id === id);
    return {
      line_id: id,
      reason: null,
      comment: null,
      resolution: null,
      exchange_variant_id: null,
      ...before,
      quantity: Number.isSafeInteger(quantity) && quantity > 0 ? Math.min(quantity, 100_000) : 1,
    };
  });
}

function withResolution(line: ReturnDraftLine, answers: Record<string, unknown>): ReturnDraftLine {
  const chosen = text(answers[`resolution.${line.line_id}`]);
  const resolution = (RESOLUTIONS as readonly string[]).includes(chosen) ? (chosen as ResolutionType) : null;
  const variant = text(answers[`variant.${line.line_id}`]);
  return { ...line, resolution, exchange_variant_id: resolution === 'exchange' && UUID.test(variant) ? variant : null };
}
