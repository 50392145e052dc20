export type Point = [x: number, y: number];

/** A line with the points left out that lie less than `off` from what remains (Douglas and Peucker's). */
export function straighten(line: readonly Point[], off: number): Point[] {
  if (line.length < 3) return [...line];
  const kept = new Uint8Array(line.length);
  kept[0] = 1;
  kept[line.length - 1] = 1;
  const spans: [first: number, last: number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const [ax, ay] = line[first] ?? [0, 0];
    const [bx, by] = line[last] ?? [0, 0];
    const [dx, dy] = [bx - ax, by - ay];
    const length = Math.hypot(dx, dy);
    let [furthest, at] = [off, 0];
    for (let i = first + 1; i < last; i++) {
      const [x, y] = line[i] ?? [0, 0];
      // A ring begins where it ends.
      const away = length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs(dx * (ay - y) - dy * (ax - x)) / length;
      if (away > furthest) [furthest, at] = [away, i];
    }
    if (at > 0) {
      kept[at] = 1;
      spans.push([first, at], [at, last]);
    }
  }
  return line.filter((_, i) => kept[i] === 1);
}
