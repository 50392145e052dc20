import { beside, handCut, type Pt, placed, stroke, through } from '../curves';
import type { Rng } from '../random';
import { fill, grainPattern, line, picture, shade, within } from '../svg';
import { mix, type Ramp, ramp, tone } from '../tones';

const PAPER = '#F3EEE3';
/** Every Ahlbeck thing stands on the same board at this height. */
export const GROUND = 572;

const GRAIN = grainPattern(104, 600, 2.6, '#1A120D');
/** The brighter part of the wall, where the window's light falls. */
const LIT = `<radialGradient id="lit" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1" gradientTransform="translate(340 290) scale(470 340)"><stop offset="0" stop-color="${tone(PAPER, 0.04)}" stop-opacity=".75"/><stop offset=".55" stop-color="${tone(PAPER, 0.04)}" stop-opacity=".6"/><stop offset="1" stop-color="${tone(PAPER, 0.04)}" stop-opacity="0"/></radialGradient>`;

/** A row of stitches along a line: thread, and the small dent under it. */
export function stitches(points: readonly Pt[], thread: string, width = 2.2, dash = '7 4.5'): string {
  const d = through(points);
  const extra = `stroke-dasharray="${dash}"`;
  return `<g>${line(d, '#000', width + 0.6, `${extra} opacity=".35" transform="translate(.6 1.2)"`)}${line(d, thread, width, extra)}</g>`;
}

/** A cut edge of leather lying on leather: a shadow below it, the edge itself, and the light it catches. */
export function cutEdge(points: readonly Pt[], r: Ramp, below = 4): string {
  return (
    line(through(beside(points, -below * 0.6)), r.deep, below, 'opacity=".55"') +
    line(through(points), r.deep, 1.6) +
    line(through(beside(points, 1.8)), r.rim, 1.4, 'opacity=".65"')
  );
}

export type Form = {
  outline: readonly Pt[];
  color: string;
  rng: Rng;
  /** How deep the shaded and lit bands reach in from the edges, in canvas units. */
  depth?: number;
  /** Painted between the bands and the rim light. */
  inside?: string;
  grain?: number;
  rim?: number;
};

/**
 * One painted body in three bands: local colour, a lit band along the upper left, a shaded and a deep one along the
 * lower right, each with its own unsteady edge; then whatever is painted inside, grain, and a soft rim of light.
 */
export function form({ outline, color, rng, depth = 20, inside = '', grain = 0.19, rim = 0.8 }: Form): string {
  const r = ramp(color);
  const stray = Math.min(3, depth * 0.1);
  const cut = handCut(outline, Math.min(0.7, stray), rng);
  // Cut and shifted cut together, even-odd: inside the clip only the crescent between them is left.
  const band = (dx: number, dy: number, c: string) =>
    `<path d="${cut}${handCut(placed(outline, dx, dy), stray, rng)}" fill="${c}" fill-rule="evenodd"/>`;
  const edge = through(outline, true);
  return within(
    cut,
    fill(cut, r.base) +
      band(depth * 0.3, depth * 0.55, r.light) +
      band(-depth * 0.4, -depth, r.dark) +
      band(-depth * 0.15, -depth * 0.4, r.deep) +
      inside +
      (grain ? `<path d="${cut}" fill="url(#grain)" fill-opacity="${grain}"/>` : '') +
      `<g transform="translate(1.5 2.5)">${line(edge, r.rim, 9, `opacity="${rim * 0.09}"`)}${line(edge, r.rim, 5, `opacity="${rim * 0.16}"`)}</g>` +
      `<g transform="translate(.8 1.2)">${line(edge, r.rim, 1.3, `opacity="${rim * 0.55}"`)}</g>`,
  );
}

/** A few opaque touches of a lighter or darker paint laid along a line, as a loaded brush leaves them. */
export function touches(points: readonly Pt[], color: string, width: number, rng: Rng, opacity = 0.8): string {
  return (
    fill(stroke(points, width, rng), color, opacity) +
    fill(stroke(beside(points, width * 0.62), width * 0.22, rng), color, opacity * 0.7) +
    fill(stroke(beside(points, -width * 0.66), width * 0.16, rng), color, opacity * 0.6)
  );
}

/** The shadow a thing throws on the board: a wide soft one and a dark line where it touches. */
export function contact(from: number, to: number, ground = GROUND, weight = 1): string {
  const mid = (from + to) / 2;
  const half = (to - from) / 2;
  return (
    `${shade(mid + 16, ground + 6, half * 1.14 + 18, 17 * weight + 18, '#4A3B28', 0.42)}` +
    `${shade(mid + 4, ground + 1, half * 1.12, 6 * weight + 5, '#2B2118', 0.7)}`
  );
}

type Sheet = {
  /** Colour the paper is tinted with. */
  wash: string;
  rng: Rng;
  /** Enlargement about the middle of the board line. */
  scale?: number;
  /** The middle of the thing, moved to the middle of the sheet. */
  middle?: number;
};

/** The sheet: a tinted wash laid on with a broad brush, the board's edge, then the picture. */
export function sheet(body: string, { wash, rng, scale = 1, middle = 400 }: Sheet): string {
  const wall = mix(PAPER, wash, 0.3);
  const board = mix(tone(PAPER, -0.055), wash, 0.4);
  const sweep = (y: number, width: number, color: string, opacity: number) =>
    fill(
      stroke(
        [
          [-260, y],
          [250, y + rng.between(-9, 9)],
          [560, y + rng.between(-9, 9)],
          [rng.between(620, 1060), y],
        ],
        width,
        rng,
        0.05,
      ),
      color,
      opacity,
    );
  const strokes = Array.from({ length: 8 }, (_, i) =>
    sweep(60 + i * 66, rng.between(50, 100), tone(wall, i % 2 ? 0.016 : -0.01), 0.5),
  ).join('');
  const planks = [0, 1, 2]
    .map((i) => sweep(GROUND + 40 + i * 74, rng.between(40, 80), tone(board, i % 2 ? 0.016 : -0.012), 0.5))
    .join('');
  const horizon = through([
    [-20, GROUND - 37],
    [140, GROUND - 36],
    [330, GROUND - 38],
    [560, GROUND - 35.5],
    [820, GROUND - 37],
  ]);
  return picture(
    GRAIN + LIT,
    `<rect width="800" height="800" fill="${wall}"/>${strokes}<rect width="800" height="${GROUND}" fill="url(#lit)"/>
${fill(`${horizon}V820H-20Z`, board)}${planks}${line(horizon, tone(board, 0.05), 2.5)}<rect width="800" height="800" fill="url(#grain)" fill-opacity=".038"/>
<g transform="translate(400 ${GROUND}) scale(${scale}) translate(${-middle} ${-GROUND})">${body}</g>`,
  );
}
