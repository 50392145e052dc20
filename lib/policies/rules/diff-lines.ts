export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string };

/** Beyond this many pairs of differing lines the middle is shown as replaced whole. */
const MOST_PAIRS = 4_000_000;

/**
 * What changed from one text to another, line by line: the fewest lines removed and added (longest common subsequence).
 * Taking the removed lines away gives `after`, the added ones `before`.
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const line = (kind: DiffLine['kind']) => (text: string) => ({ kind, text });
  return [
    ...a.slice(0, start).map(line('same')),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(line('same')),
  ];
}

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  const rows = a.length + 1;
  const columns = b.length + 1;
  const result: DiffLine[] = [];
  if (rows * columns > MOST_PAIRS) {
    for (const text of a) result.push({ kind: 'removed', text });
    for (const text of b) result.push({ kind: 'added', text });
    return result;
  }
  // common[i, j]: the length of the longest common subsequence of a from i and b from j.
  const common = new Uint32Array(rows * columns);
  const at = (i: number, j: number) => common[i * columns + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * columns + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      result.push({ kind: 'same', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      result.push({ kind: 'removed', text: left });
      i++;
    } else {
      result.push({ kind: 'added', text: right ?? '' });
      j++;
    }
  }
  return result;
}

export type DiffRun = { kind: 'lines'; lines: DiffLine[] } | { kind: 'fold'; count: number };

/** A diff for reading: what did not change is folded away but for a few lines around each change. */
export function foldDiff(lines: readonly DiffLine[], around = 3): DiffRun[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same'),
  );
  const runs: DiffRun[] = [];
  lines.forEach((line, index) => {
    const last = runs.at(-1);
    if (near[index]) {
      if (last?.kind === 'lines') last.lines.push(line);
      else runs.push({ kind: 'lines', lines: [line] });
    } else if (last?.kind === 'fold') last.count++;
    else runs.push({ kind: 'fold', count: 1 });
  });
  return runs;
}
