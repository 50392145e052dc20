import { type Pt, pts, stretch, through } from '../curves';
import { seeded } from '../random';
import { fill, line, shade, within } from '../svg';
import { mix, tone } from '../tones';
import {
  brushShadow,
  contour,
  glaze,
  glazeEdge,
  modelling,
  onSurface,
  oval,
  rings,
  sheet,
  silhouette,
  specks,
  TILT,
  type Turned,
} from './wheel';

/** Five plates in one glaze, stacked as they came from the kiln; the topmost shows its well. */
export function plateSet({ color = '#A9BDB6', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`plates ${seed}`);
  const clay = '#7A5A45';
  const iron = mix(color, '#5A3A22', 0.55);
  const plate = (i: number) => {
    const y = 560 - i * 38;
    const cx = 398 + rng.between(-6, 6);
    const k = 1 - i * 0.012;
    const t: Turned = {
      cx,
      profile: (pts('292,0 294,6 280,20 236,36 176,46 166,56') as Pt[]).map((p): Pt => [p[0] * k, y + p[1]]),
    };
    const body = silhouette(t);
    const left = rings(t).map((p) => onSurface(t, p, -90));
    return {
      t,
      y,
      k,
      art:
        `${shade(cx + 6, y + 38, 243, 79, '#1D2733', 0.4)}` +
        within(
          body,
          fill(body, clay) +
            modelling(t, clay, 0, true) +
            glaze(t, glazeEdge(t, 0.56, 0.022, 3, rng), color, true) +
            specks(t, iron, 40, rng, 2),
        ) +
        // the lip, where the glaze runs thin over the iron of the clay
        fill(oval(cx, y, 292 * k), iron) +
        fill(oval(cx, y + 1.5, 288 * k), tone(color, 0.05)) +
        contour(stretch(left, 0.02, 0.6), rng, 3, 0.3),
    };
  };
  const plates = [0, 1, 2, 3, 4].map(plate);
  const top = plates[4] as ReturnType<typeof plate>;
  const { cx } = top.t;
  const r = 288 * top.k;
  const well = (share: number, dy: number) => oval(cx, top.y + dy, r * share);
  const sparkle = Array.from({ length: 130 }, () => {
    const a = rng.between(0, Math.PI * 2);
    const d = Math.sqrt(rng.next()) * r * 0.95;
    const s = 2.4 * rng.next() ** 2 + 0.6;
    return `<ellipse cx="${(cx + d * Math.cos(a)).toFixed(1)}" cy="${(top.y + 3 + d * Math.sin(a) * TILT).toFixed(1)}" rx="${s.toFixed(1)}" ry="${(s * 0.6).toFixed(1)}" fill="${iron}" fill-opacity="${rng.between(0.3, 0.8).toFixed(2)}"/>`;
  }).join('');
  return sheet(
    brushShadow(398, 176, 300, rng, 618) +
      plates.map((p) => p.art).join('') +
      within(
        well(0.995, 2),
        fill(well(0.995, 2), color) +
          `${shade(cx - 70, top.y - 8, 258, 84, tone(color, -0.12), 0.55)}` +
          `${shade(cx + 140, top.y + 40, 178, 58, tone(color, 0.12), 0.8)}` +
          fill(well(0.7, 9), tone(color, -0.05)) +
          `<path d="${well(0.7, 9)}" fill="none" stroke="${tone(color, -0.16)}" stroke-width="5" stroke-opacity=".7"/><path d="${well(0.7, 11.5)}" fill="none" stroke="${tone(color, 0.13)}" stroke-width="2.4" stroke-opacity=".9"/>` +
          // glaze pooled in the middle, with the ring it dried to
          `<path d="${well(0.4, 14)}" fill="${mix(color, '#2E6A78', 0.32)}" fill-opacity=".6" filter="url(#b10)"/>` +
          [0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
            .map((s) => line(well(s, 10), tone(color, -0.1), 1.4, 'opacity=".4"'))
            .join('') +
          sparkle +
          fill(well(0.995, 2), 'url(#grain)', 0.08),
      ) +
      line(
        through(
          stretch(
            Array.from(
              { length: 60 },
              (_, i): Pt => [
                cx + r * Math.cos(((150 + i * 2) * Math.PI) / 180),
                top.y + 2 + r * TILT * Math.sin(((150 + i * 2) * Math.PI) / 180),
              ],
            ),
            0,
            1,
          ),
        ),
        tone(color, -0.2),
        2,
        'opacity=".5"',
      ),
    rng,
  );
}
