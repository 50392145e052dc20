import type { Point } from './straighten';

export type Box = { west: number; east: number; south: number; north: number };

const SIDES: [inside: (p: Point, b: Box) => boolean, cut: (p: Point, q: Point, b: Box) => Point][] = [
  [([x], b) => x >= b.west, (p, q, b) => acrossX(p, q, b.west)],
  [([x], b) => x <= b.east, (p, q, b) => acrossX(p, q, b.east)],
  [([, y], b) => y >= b.south, (p, q, b) => acrossY(p, q, b.south)],
  [([, y], b) => y <= b.north, (p, q, b) => acrossY(p, q, b.north)],
];

const acrossX = ([x, y]: Point, [u, v]: Point, at: number): Point => [at, y + ((at - x) / (u - x)) * (v - y)];
const acrossY = ([x, y]: Point, [u, v]: Point, at: number): Point => [x + ((at - y) / (v - y)) * (u - x), at];

/** What of a closed ring lies in a box, along whose sides it is closed again (Sutherland and Hodgman's). */
export function clipRing(ring: readonly Point[], box: Box): Point[] {
  let points: readonly Point[] = ring;
  for (const [inside, cut] of SIDES) {
    const kept: Point[] = [];
    let before = points.at(-1);
    for (const point of points) {
      if (before && inside(before, box) !== inside(point, box)) kept.push(cut(before, point, box));
      if (inside(point, box)) kept.push(point);
      before = point;
    }
    points = kept;
  }
  return [...points];
}

/** The pieces of a line that touch a box, each with one point beyond it. */
export function clipLine(line: readonly Point[], box: Box): Point[][] {
  const within = ([x, y]: Point) => x >= box.west && x <= box.east && y >= box.south && y <= box.north;
  const pieces: Point[][] = [];
  let piece: Point[] | null = null;
  for (const [at, point] of line.entries()) {
    const before = line[at - 1];
    if (within(point)) {
      if (!piece) {
        piece = before ? [before] : [];
        pieces.push(piece);
      }
      piece.push(point);
    } else if (piece) {
      piece.push(point);
      piece = null;
    }
  }
  return pieces;
}
