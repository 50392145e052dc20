/**
 * Of each table of a source's `codes.ts`: how a payload bears a code, and what each code means, written down apart from the
 * dictionary: status, sub_status, cause, action_by, `-` for none.
 */
export type Examples = Readonly<
  Record<string, { payload: (code: string) => string; means: Readonly<Record<string, string>> }>
>;
