type Line = { resolution: string; keepsItem: boolean; accepted: number; quantity: number };

/** Whether everything that is exchanged or replaced is here and accepted, or need not be. */
export const isBack = (lines: readonly Line[]): boolean =>
  lines
    .filter(({ resolution }) => resolution === 'exchange' || resolution === 'replace')
    .every(({ keepsItem, accepted, quantity }) => keepsItem || accepted === quantity);
