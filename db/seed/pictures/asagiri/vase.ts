import { arc, type Pt, pts, stretch, stroke } from '../curves';
import { type Rng, seeded } from '../random';
import { fill, within } from '../svg';
import { tone } from '../tones';
import {
  brushShadow,
  combing,
  contour,
  GROUND,
  glaze,
  glazeEdge,
  INK,
  modelling,
  onSurface,
  opening,
  rings,
  sheet,
  silhouette,
  specks,
  type Turned,
} from './wheel';

/** One branch in ink, with what leaves are left on it. */
function branch(rng: Rng): string {
  const twig = (p: readonly Pt[], w: number) => fill(stroke(p, w, rng, 0.12), '#3A2E27', 0.92);
  const leaf = (x: number, y: number, turn: number, s: number, c: string) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${s})"><path d="M0 0C10 -15 34 -17 52 -3C36 12 12 13 0 0Z" fill="${c}"/><path d="M2 0C18 -3 34 -4 48 -3" fill="none" stroke="${INK}" stroke-width="1.4" stroke-opacity=".5"/></g>`;
  const greens = ['#6F8A6A', '#8FA37C', '#567560', '#A9B48A'];
  const leaves: [number, number, number, number][] = [
    [480, 74, -48, 1.05],
    [516, 82, -8, 1],
    [446, 96, -118, 0.9],
    [556, 112, 26, 0.86],
    [404, 128, -150, 0.8],
    [536, 66, -32, 0.74],
    [336, 92, -132, 0.86],
    [300, 118, 168, 0.8],
    [352, 130, -60, 0.66],
  ];
  return (
    twig(pts('404,226 412,180 436,136 470,100 512,78'), 9) +
    twig(pts('446,124 490,112 540,110 572,118'), 6) +
    twig(pts('414,176 380,142 344,120 296,114'), 6) +
    leaves.map(([x, y, a, s], i) => leaf(x, y, a, s, greens[i % 4] as string)).join('')
  );
}

/** A jar fired among falling ash: bare clay below, and above it the ash melted to a running glaze. `color` is the ash's. */
export function vase({ color = '#8E9468', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`vase ${seed}`);
  const clay = '#7B5140';
  const t: Turned = {
    cx: 396,
    profile: pts('64,222 54,236 50,262 66,292 128,330 176,384 184,436 166,506 136,562 112,596 104,606'),
  };
  const body = silhouette(t);
  const edge = glazeEdge(t, 0.47, 0.05, 9, rng);
  const thin = glazeEdge(t, 0.56, 0.06, 12, rng);
  const left = rings(t).map((p) => onSurface(t, p, -90));
  return sheet(
    brushShadow(396, 108, 320, rng, GROUND + 12) +
      within(
        body,
        fill(body, clay) +
          modelling(t, clay, 0, true) +
          combing(t, tone(clay, -0.12), 0.3, 0.99, 26, 0.28) +
          `<g opacity=".55">${glaze(t, thin, tone(color, -0.07), true)}</g>` +
          glaze(t, edge, color) +
          specks(t, '#3B2416', 170, rng, 3) +
          specks(t, tone(color, 0.16), 70, rng, 2.4) +
          fill(body, 'url(#grain)', 0.16),
      ) +
      opening(t, tone(color, -0.05), 8, 1) +
      branch(rng) +
      contour(stretch(left, 0.04, 0.98), rng, 3.6, 0.45) +
      contour(arc(396, 606, 104, 28, 176, 50, 30) as Pt[], rng, 3, 0.4),
    rng,
  );
}
