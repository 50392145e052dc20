import { type Rng, waver } from './random';

/** A point on a drawing; a third element 'k' makes it a knuckle, where the line may turn sharply. */
export type Pt = readonly [x: number, y: number, knuckle?: 'k'];

/** Points written as "x,y x,y! …", where ! marks a knuckle. */
export function pts(text: string): Pt[] {
  return text.split(' ').map((part): Pt => {
    const [x, y] = part.replace('!', '').split(',').map(Number) as [number, number];
    return part.endsWith('!') ? [x, y, 'k'] : [x, y];
  });
}

type Segment = { a: Pt; c1: Pt; c2: Pt; b: Pt };

const r = (n: number) => Math.round(n * 10) / 10;

/** Rounded "x y" for a path. */
const xy = (p: Pt) => `${r(p[0])} ${r(p[1])}`;

/** The point at a fraction of the way from one point to another. */
export const lerp = (a: Pt, b: Pt, t: number): Pt => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Cubic segments that pass through every point, smooth except at knuckles and at open ends. */
function segments(points: readonly Pt[], closed: boolean): Segment[] {
  const n = points.length;
  const at = (i: number) => points[closed ? (i + n) % n : Math.min(Math.max(i, 0), n - 1)] as Pt;
  const tangent = (i: number): Pt | null => {
    const p = at(i);
    if (p[2] === 'k' || (!closed && (i === 0 || i === n - 1))) return null;
    const [prev, next] = [at(i - 1), at(i + 1)];
    const length = Math.hypot(next[0] - prev[0], next[1] - prev[1]) || 1;
    return [(next[0] - prev[0]) / length, (next[1] - prev[1]) / length];
  };
  return Array.from({ length: closed ? n : n - 1 }, (_, i) => {
    const [a, b] = [at(i), at(i + 1)];
    const reach = Math.hypot(b[0] - a[0], b[1] - a[1]) / 3;
    const [ta, tb] = [tangent(i), tangent(closed ? (i + 1) % n : i + 1)];
    const c1: Pt = ta ? [a[0] + ta[0] * reach, a[1] + ta[1] * reach] : lerp(a, b, 1 / 3);
    const c2: Pt = tb ? [b[0] - tb[0] * reach, b[1] - tb[1] * reach] : lerp(a, b, 2 / 3);
    return { a, c1, c2, b };
  });
}

/** An SVG path through the points. */
export function through(points: readonly Pt[], closed = false): string {
  const segs = segments(points, closed);
  const first = segs[0];
  if (!first) return '';
  return `M${xy(first.a)}${segs.map((s) => `C${xy(s.c1)} ${xy(s.c2)} ${xy(s.b)}`).join('')}${closed ? 'Z' : ''}`;
}

/** A straight-sided SVG path. */
export function straight(points: readonly Pt[], closed = true): string {
  return `M${points.map(xy).join('L')}${closed ? 'Z' : ''}`;
}

/** Points spaced about `step` apart along the smooth line through `points`. */
export function walk(points: readonly Pt[], step = 6, closed = false): Pt[] {
  const out: Pt[] = [];
  for (const { a, c1, c2, b } of segments(points, closed)) {
    const count = Math.max(1, Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]) / step));
    for (let i = 0; i < count; i++) {
      const t = i / count;
      const u = 1 - t;
      const [w0, w1, w2, w3] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      out.push([w0 * a[0] + w1 * c1[0] + w2 * c2[0] + w3 * b[0], w0 * a[1] + w1 * c1[1] + w2 * c2[1] + w3 * b[1]]);
    }
  }
  const last = points[points.length - 1];
  if (!closed && last) out.push([last[0], last[1]]);
  return out;
}

/** The line moved sideways by `distance`: positive is to the right of the direction of travel (y grows downwards). */
export function beside(points: readonly Pt[], distance: number | ((t: number) => number), closed = false): Pt[] {
  const line = walk(points, 6, closed);
  const n = line.length;
  return line.map((p, i) => {
    const prev = line[closed ? (i - 1 + n) % n : Math.max(0, i - 1)] as Pt;
    const next = line[closed ? (i + 1) % n : Math.min(n - 1, i + 1)] as Pt;
    const length = Math.hypot(next[0] - prev[0], next[1] - prev[1]) || 1;
    const d = typeof distance === 'number' ? distance : distance(i / Math.max(1, n - 1));
    return [p[0] - ((next[1] - prev[1]) / length) * d, p[1] + ((next[0] - prev[0]) / length) * d];
  });
}

/** A stretch of a line, by fraction of its length. */
export function stretch(points: readonly Pt[], from: number, to: number): Pt[] {
  const line = walk(points);
  return line.slice(Math.floor(from * (line.length - 1)), Math.ceil(to * (line.length - 1)) + 1);
}

/** A closed shape cut by an unsteady hand: every edge strays by up to `stray`. */
export function handCut(points: readonly Pt[], stray: number, rng: Rng): string {
  const line = walk(points, 7, true);
  const wave = waver(rng, 400);
  return straight(beside(line, (t) => wave(t * line.length * 0.45) * stray, true));
}

/** A brush stroke along a line: full in the middle, thin at both ends, its edges not quite even. */
export function stroke(points: readonly Pt[], width: number, rng: Rng, lead = 0.25, rough = 0.22): string {
  const line = walk(points, 5);
  const wave = waver(rng, 400);
  const press = (t: number) => Math.min(1, t / lead, (1 - t) / (lead * 1.4)) ** 0.6 || 0;
  const half = (sign: number) => (t: number) =>
    sign * (width / 2) * press(t) * (1 + rough * wave(t * line.length * 0.4 + sign * 50));
  return straight([...beside(line, half(1)), ...beside(line, half(-1)).reverse()]);
}

/** Points on an ellipse from one angle to another, in degrees, 0 to the right and clockwise on screen. */
export function arc(cx: number, cy: number, rx: number, ry: number, from = 0, to = 360, count = 48): Pt[] {
  return Array.from({ length: count + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / count) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}

/** The points moved, turned (degrees, about the origin) and scaled: scaled first, then turned, then moved. */
export function placed(points: readonly Pt[], dx: number, dy: number, turn = 0, scale = 1): Pt[] {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180) * scale, Math.sin((turn * Math.PI) / 180) * scale];
  return points.map((p) => {
    const moved: Pt = [dx + p[0] * cos - p[1] * sin, dy + p[0] * sin + p[1] * cos];
    return p[2] ? [moved[0], moved[1], 'k'] : moved;
  });
}
