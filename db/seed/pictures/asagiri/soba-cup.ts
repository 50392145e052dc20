import { arc, type Pt, pts, stroke } from '../curves';
import { type Rng, seeded } from '../random';
import { fill, line, within } from '../svg';
import { tone } from '../tones';
import {
  brushShadow,
  contour,
  INDIGO,
  modelling,
  onSurface,
  opening,
  rings,
  sheet,
  silhouette,
  type Turned,
} from './wheel';

const PORCELAIN = '#EEF1EE';

/** Stripes drawn by hand from lip to foot, as on the old cups from Imari, between two pairs of turned lines. */
function stripes(t: Turned, color: string, rng: Rng): string {
  const r = rings(t);
  const at = (share: number) => r[Math.round(share * (r.length - 1))] as Pt;
  const around = (share: number, width: number) =>
    fill(
      stroke(
        Array.from({ length: 31 }, (_, i) => onSurface(t, at(share), -90 + i * 6)),
        width,
        rng,
        0.02,
      ),
      color,
      0.85,
    );
  const bars = Array.from({ length: 15 }, (_, i) => {
    const angle = -84 + i * 12 + rng.between(-1, 1);
    const wide = Math.max(0.25, Math.cos((angle * Math.PI) / 180)) * (i % 2 ? 7 : 19);
    const run = Array.from({ length: 13 }, (_, k) =>
      onSurface(t, at(0.17 + (k / 12) * 0.62), angle + rng.between(-0.35, 0.35)),
    );
    return (
      fill(stroke(run, wide, rng, 0.05, 0.07), color, i % 2 ? 0.8 : 0.62) +
      fill(stroke(run.slice(0, 9), wide * 0.5, rng, 0.3, 0.12), tone(color, -0.08), 0.5)
    );
  }).join('');
  return around(0.075, 7) + around(0.115, 2.6) + bars + around(0.85, 2.6) + around(0.9, 9);
}

/** Two cups for soba broth, porcelain, brush-striped. `color` is the pigment's. */
export function sobaCup({ color = INDIGO, seed }: { color?: string; seed: string }): string {
  const rng = seeded(`soba ${seed}`);
  const cup = (cx: number, base: number, s: number) => {
    const t: Turned = {
      cx,
      profile: pts('156,-312 152,-250 142,-160 131,-80 124,-34 112,-14').map((p): Pt => [p[0] * s, base + p[1] * s]),
    };
    const body = silhouette(t);
    const left = rings(t).map((p) => onSurface(t, p, -90));
    const [lipR, lipY] = rings(t)[0] as Pt;
    return (
      brushShadow(cx, 108 * s, 210 * s, rng, base) +
      within(
        body,
        `${fill(body, PORCELAIN) + stripes(t, color, rng)}<g style="mix-blend-mode:multiply">${modelling(t, '#D9DFDF', 0)}</g>${fill(body, 'url(#grain)', 0.04)}`,
      ) +
      opening(t, PORCELAIN, 7 * s, 0.5) +
      line(
        `M${cx - lipR + 9} ${lipY + 3}A${lipR - 9} ${(lipR - 9) * 0.27} 0 0 1 ${cx + lipR - 9} ${lipY + 3}`,
        color,
        4 * s,
        'opacity=".7"',
      ) +
      contour(left, rng, 3.2, 0.4) +
      contour(arc(cx, base - 14 * s, 112 * s, 30 * s, 176, 40, 30) as Pt[], rng, 3, 0.4)
    );
  };
  return sheet(cup(520, 560, 0.86) + cup(300, 634, 1.08), rng);
}
