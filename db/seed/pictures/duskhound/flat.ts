import { type Pt, placed, pts, straight, through } from '../curves';
import { fill, line, nextId, picture, within } from '../svg';
import { mix, tone } from '../tones';

const NIGHT = '#12241F';
const PINE = '#1C322B';
export const LAMP = '#F6D743';
export const EMBER = '#FF6B35';
/** The hound itself: a dark shape against the lamp. */
const COAT = '#0B1613';
/** The pavement's edge; everything that stands, stands here. */
export const GROUND = 650;
const SHADE = '#0A1714';

/** The crescent of a shape left uncovered when the shape is moved by (dx, dy). Only meaningful inside its own clip. */
const crescent = (points: readonly Pt[], dx: number, dy: number, color: string, opacity = 1) =>
  `<path d="${through(points, true)}${through(placed(points, dx, dy), true)}" fill-rule="evenodd" fill="${color}" fill-opacity="${opacity}"/>`;

type Solid = { points: readonly Pt[]; color: string; depth?: number; inside?: string; weave?: boolean };

/** A flat solid under one lamp at the upper right: lit crescent, body, hard shade, a hairline of rim light. */
export function solid({ points, color, depth = 22, inside = '', weave = false }: Solid): string {
  const d = through(points, true);
  return within(
    d,
    fill(d, color) +
      crescent(points, depth, -depth * 0.7, tone(color, -0.09, -3)) +
      crescent(points, depth * 0.4, -depth * 0.3, tone(color, -0.15, -5)) +
      crescent(points, -depth * 0.34, depth * 0.34, tone(color, 0.07, 6)) +
      inside +
      (weave ? fill(d, 'url(#weave)', 0.5) : '') +
      crescent(points, -2.6, 2.6, tone(color, 0.2, 8), 0.9),
  );
}

/** Reflective tape along a line: hatched glass beads between two sewn edges, brightest towards the lamp. */
export function tape(points: readonly Pt[], width: number): string {
  const d = through(points);
  const flat = 'stroke-linecap="butt"';
  const stroke = (color: string, w: number, extra = '') =>
    `<path d="${d}" fill="none" stroke="${color}" stroke-width="${w}" stroke-linejoin="round" ${flat} ${extra}/>`;
  return (
    stroke('#4E6159', width + 5) +
    stroke('#DCE6DF', width) +
    stroke('url(#hatch)', width) +
    stroke('url(#sheen)', width)
  );
}

/** Light that falls off from a point. */
export function glow(x: number, y: number, r: number, color: string, strength = 1): string {
  const id = nextId();
  return (
    `<radialGradient id="${id}"><stop offset="0" stop-color="${mix(color, '#FFFFFF', 0.45)}" stop-opacity="${strength}"/>` +
    `<stop offset=".22" stop-color="${color}" stop-opacity="${0.62 * strength}"/><stop offset=".55" stop-color="${color}" stop-opacity="${0.18 * strength}"/>` +
    `<stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient><circle cx="${x}" cy="${y}" r="${r}" fill="url(#${id})"/>`
  );
}

/** The shadow of what stands on the pavement: its outline laid flat, away from the lamp, with a hard edge. */
export const floorShadow = (outlines: string, ground = GROUND) =>
  `<g transform="translate(0 ${ground}) skewX(-48) scale(1 -.3) translate(0 ${-ground})" fill="${SHADE}" stroke="${SHADE}" opacity=".8">${outlines}</g>`;

/** The shadow of what hangs on the wall: the same outline, a step down and away from the lamp. */
export const wallShadow = (outlines: string, dx = -34, dy = 40) =>
  `<g transform="translate(${dx} ${dy})" fill="${SHADE}" stroke="${SHADE}" opacity=".75">${outlines}</g>`;

const rungs = (size: number, step: number, draw: (n: number) => string) =>
  Array.from({ length: size / step }, (_, i) => draw(i * step + 0.6)).join('');

// Tiles hold several repeats: the renderer pays per tile.
const DEFS = `<pattern id="hatch" width="36" height="36" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M2.1 0V36M11.1 0V36M20.1 0V36M29.1 0V36" stroke="#A3B6AC" stroke-width="4.2"/></pattern>
<pattern id="weave" width="48" height="48" patternUnits="userSpaceOnUse" patternTransform="rotate(35)"><path d="${rungs(48, 6, (n) => `M0 ${n}H48`)}" stroke="#000" stroke-width="1.1" stroke-opacity=".16"/><path d="${rungs(48, 6, (n) => `M${n} 0V48`)}" stroke="#fff" stroke-width="1.1" stroke-opacity=".1"/></pattern>
<linearGradient id="sheen" gradientUnits="userSpaceOnUse" x1="700" y1="120" x2="120" y2="640"><stop offset="0" stop-color="#fff" stop-opacity=".85"/><stop offset=".38" stop-color="#fff" stop-opacity=".1"/><stop offset=".52" stop-color="#fff" stop-opacity=".6"/><stop offset=".64" stop-color="#6E8579" stop-opacity=".25"/><stop offset="1" stop-color="#33483F" stop-opacity=".55"/></linearGradient>`;

/** The scene: a wall at dusk, the lamp's disc on it in three hard steps, the pavement. */
export function sheet(body: string, { floor = true, tint = LAMP }: { floor?: boolean; tint?: string } = {}): string {
  const disc = (r: number, amount: number) => `<circle cx="470" cy="330" r="${r}" fill="${mix(PINE, tint, amount)}"/>`;
  return picture(
    DEFS,
    `<rect width="800" height="800" fill="${PINE}"/>${disc(352, 0.055)}${disc(268, 0.12)}${disc(182, 0.2)}
${floor ? `<rect y="${GROUND - 26}" width="800" height="200" fill="${mix(NIGHT, '#2B4A40', 0.55)}"/><rect y="${GROUND - 26}" width="800" height="4" fill="#3B5C50"/>` : ''}${body}`,
  );
}

const BODY = pts(
  '668,224! 666,211 632,203 600,192 580,174 554,168 532,180 512,214 490,262 458,292 384,302 300,298 244,304 204,324 182,360 180,410 190,452 180,494 166,516 182,556 189,606 188,650! 240,650! 242,636 224,626 216,586 210,546 226,508 264,472 296,436 350,440 416,464 452,474 456,530 452,590 450,650! 502,650! 504,637 487,627 485,576 496,506 516,462 542,408 552,356 560,318 576,288 598,270 640,262 664,252 670,240',
);
const FAR_HIND = pts(
  '236,420 232,470 214,512 232,556 244,606 246,650! 294,650! 296,638 278,628 268,586 258,546 276,508 318,470 330,430',
);
const FAR_FORE = pts('482,440 492,500 500,560 506,610 508,650! 556,650! 558,637 540,627 532,570 530,500 538,420');
const TAIL = pts('200,328! 168,352 138,402 116,458 92,492 70,504 88,510 120,494 146,452 172,398 196,372!');

const EAR = pts('560,170! 538,172 522,196 520,232 530,262 546,266 560,240 574,206 578,184!');

export const HOUND_BODY = through(BODY, true);

/** The body and the ear as two paths, for the mark. */
export const HOUND_HEAD = [HOUND_BODY, through(EAR, true)] as const;

/** Outlines of the standing hound, for its shadow. */
export const HOUND = [BODY, FAR_HIND, FAR_FORE, TAIL].map((p) => `<path d="${through(p, true)}"/>`).join('');

/** The hound the goods are shown on, facing right. What it wears goes between `hound()` and `houndEar()`. */
export function hound(): string {
  const far = tone(COAT, 0.045);
  return (
    fill(through(TAIL, true), far) +
    fill(through(FAR_HIND, true), far) +
    fill(through(FAR_FORE, true), far) +
    within(
      through(BODY, true),
      fill(through(BODY, true), COAT) +
        crescent(BODY, -10, 10, '#1E3A32') +
        crescent(BODY, -3, 3, '#5F8576') +
        fill(straight(pts('600,246 680,250 680,266 620,262')), '#1E3A32', 0.8),
    ) +
    line(through(pts('670,242 644,247 622,246')), '#3B5C50', 2.4) +
    `<circle cx="597" cy="211" r="7.5" fill="${LAMP}"/><circle cx="599" cy="211" r="3.6" fill="${COAT}"/><path d="M668 224c6 2 6 13 0 16c-8 1-12-6-10-14z" fill="#060C0A"/>`
  );
}

export const houndEar = (): string =>
  within(
    through(EAR, true),
    fill(through(EAR, true), '#14261F') + crescent(EAR, -6, 6, '#27473C') + crescent(EAR, -2.4, 2.4, '#5F8576'),
  );
