import type { ReturnDraftLine } from '../types';

/** What a form calls one line of the draft: its order line, and which of several where each unit speaks for itself. */
export const lineKey = ({ line_id, part }: Pick<ReturnDraftLine, 'line_id' | 'part'>): string =>
  part === undefined ? line_id : `${line_id}-${part}`;
