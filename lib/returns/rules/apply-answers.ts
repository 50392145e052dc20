import { RESOLUTIONS, type ResolutionType } from '@/lib/policies/constants';
import type { MethodDetails, ReturnDraft, ReturnDraftLine } from '../types';
import { lineKey } from './line-key';
import type { StepId } from './steps';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_COMMENT = 1000;
const MOST_LINES = 200;
const MOST_PHOTOS = 6;
/** Units of one line that may each be asked about. */
export const MOST_PARTS = 12;

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
          const key = lineKey(line);
          const reason = text(answers[`reason.${key}`]).slice(0, 64) || null;
          const added = photos.filter((photo) => photo.lineId === key).map((photo) => photo.uploadId);
          const removed = [answers[`remove.${key}`]].flat().map(text);
          return {
            ...line,
            // Another reason may offer other ways out: the choice made for the old one is asked again.
            ...(reason === line.reason ? {} : { resolution: null, exchange_variant_id: null }),
            reason,
            answers: followUpAnswers(answers, key, reason),
            comment: text(answers[`comment.${key}`]).trim().slice(0, LONGEST_COMMENT) || null,
            photo_ids: [...(line.photo_ids ?? []).filter((id) => !removed.includes(id)), ...added].slice(-MOST_PHOTOS),
          };
        }),
      };
    case 'resolution':
      return {
        ...draft,
        lines: draft.lines.map((line) => withResolution(line, answers)),
        ...(answers.asks_first ? { sends_first: text(answers.sends_first) === 'yes' } : {}),
      };
    case 'method': {
      const method = text(answers.method).slice(0, 64) || null;
      return { ...draft, method, details: methodDetails(method, answers) };
    }
    case 'review':
      return withGift(draft, text(answers.with_gift));
  }
}

/** A gift goes back beside the goods it came with, for their reason and in their way. */
function withGift(draft: ReturnDraft, gift: string): ReturnDraft {
  const [id = '', count] = gift.split('.');
  const quantity = Math.min(Number(count), 100_000);
  const beside = draft.lines.find(({ resolution }) => resolution === 'refund' || resolution === 'store_credit');
  if (!UUID.test(id) || !(quantity > 0) || !beside || draft.lines.length >= MOST_LINES) return draft;
  const { reason, comment, answers, resolution } = beside;
  const line = { line_id: id, quantity, reason, comment, answers, resolution, exchange_variant_id: null };
  return { ...draft, lines: [...draft.lines.filter(({ line_id }) => line_id !== id), line] };
}

function chosenLines(draft: ReturnDraft, answers: Record<string, unknown>): ReturnDraftLine[] {
  const ids = [answers.line]
    .flat()
    .map(text)
    .filter((id) => UUID.test(id));
  return [...new Set(ids)]
    .slice(0, MOST_LINES)
    .flatMap((id) => {
      const asked = Number.parseInt(text(answers[`quantity.${id}`]) || '1', 10);
      const quantity = Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, 100_000) : 1;
      const isSplit = text(answers[`split.${id}`]) !== '' && quantity > 1 && quantity <= MOST_PARTS;
      return isSplit
        ? Array.from({ length: quantity }, (_, part) => lineOf(draft, id, 1, part))
        : [lineOf(draft, id, quantity)];
    })
    .slice(0, MOST_LINES);
}

/** A line with what was said of it before; what was said of the whole is said of its first part, and the reverse. */
function lineOf(draft: ReturnDraft, id: string, quantity: number, part?: number): ReturnDraftLine {
  const same = draft.lines.filter((line) => line.line_id === id);
  const { part: _, ...before } = same.find((line) => line.part === part) ?? (part ? undefined : same[0]) ?? {};
  return {
    line_id: id,
    reason: null,
    comment: null,
    resolution: null,
    exchange_variant_id: null,
    ...before,
    ...(part === undefined ? {} : { part }),
    quantity,
  };
}

/** Answers to the chosen reason's questions; which of them it knows is asked of the policy when they are read. */
function followUpAnswers(answers: Record<string, unknown>, key: string, reason: string | null): Record<string, string> {
  const start = `answer.${key}.${reason}:`;
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([name]) => name.startsWith(start) && name.length <= start.length + 64)
      .map(([name, value]) => [name.slice(start.length), text(value).trim().slice(0, LONGEST_COMMENT)] as const)
      .filter(([, value]) => value !== '')
      .slice(0, 20),
  );
}

/** What belongs to the chosen method alone: fields of the others on the page are not read. */
function methodDetails(method: string | null, answers: Record<string, unknown>): MethodDetails {
  const read = (name: string, longest: number) => text(answers[`${name}.${method}`]).trim().slice(0, longest);
  const [day = '', window = ''] = read('pickup', 64).split(' ');
  return {
    ...(/^\d{4}-\d{2}-\d{2}$/.test(day) ? { pickup_on: day } : {}),
    ...(window ? { pickup_window: window } : {}),
    ...(read('place', 64) ? { place: read('place', 64) } : {}),
  };
}

function withResolution(line: ReturnDraftLine, answers: Record<string, unknown>): ReturnDraftLine {
  const key = lineKey(line);
  // Picked from the catalogue: the page asks about one thing and says nothing of the others.
  if (text(answers.only) && text(answers.only) !== key) return line;
  const chosen = text(answers[`resolution.${key}`]);
  const resolution = (RESOLUTIONS as readonly string[]).includes(chosen) ? (chosen as ResolutionType) : null;
  const variant = text(answers[`variant.${key}`]);
  return { ...line, resolution, exchange_variant_id: resolution === 'exchange' && UUID.test(variant) ? variant : null };
}
