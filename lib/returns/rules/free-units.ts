type Units = { lineId: string; unitOffset: number; quantity: number };

/** Whether nobody else claims these units of an order's lines, and the lines still have so many. */
export function areFree(
  wanted: readonly Units[],
  claims: readonly Units[],
  lines: readonly { lineId: string; quantity: number; claimed: number }[],
): boolean {
  const overlaps = (a: Units, b: Units) =>
    a.lineId === b.lineId && a.unitOffset < b.unitOffset + b.quantity && b.unitOffset < a.unitOffset + a.quantity;
  return wanted.every((units) => {
    const line = lines.find(({ lineId }) => lineId === units.lineId);
    const ofLine = wanted
      .filter(({ lineId }) => lineId === units.lineId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return line && line.claimed + ofLine <= line.quantity && !claims.some((claim) => overlaps(units, claim));
  });
}
