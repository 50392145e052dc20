import { arc, type Pt, pts, through } from '../curves';
import { seeded } from '../random';
import { fill, line, within } from '../svg';
import { tone } from '../tones';
import {
  brushShadow,
  combing,
  contour,
  modelling,
  onSurface,
  rings,
  sheet,
  silhouette,
  TILT,
  type Turned,
} from './wheel';

const CX = 396;

/** A tea whisk split from one piece of bamboo. `color` is the bamboo's. */
export function whisk({ color = '#DEC78F', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`whisk ${seed}`);
  const thread = '#2B3348';
  const handle: Turned = { cx: CX, profile: pts('66,462 60,476 57,520 57,600 60,634') };
  const body = silhouette(handle);

  // One tine: up from the collar, out to the belly, in again, its tip curled.
  const tine = (angle: number, r: number, height: number) => {
    const s = Math.sin((angle * Math.PI) / 180);
    const c = Math.cos((angle * Math.PI) / 180) * TILT;
    const at = (radius: number, y: number): Pt => [CX + radius * s, y + radius * c];
    const top = 456 - height;
    return through([
      at(64, 462),
      at(72 + r * 0.1, 410),
      at(60 + r * 0.62, 456 - height * 0.55),
      at(54 + r * 0.9, top + 46),
      at(52 + r * 0.92, top + 12),
      at(34 + r * 0.8, top),
      at(24 + r * 0.72, top + 16),
    ]);
  };
  const outer = Array.from({ length: 72 }, (_, i) => ({
    angle: -180 + i * 5 + rng.between(-1, 1),
    lift: rng.between(-5, 5),
  }));
  const draw = (front: boolean) =>
    outer
      .filter((o) => Math.abs(o.angle) < 90 === front)
      .sort((a, b) => Math.cos((a.angle * Math.PI) / 180) - Math.cos((b.angle * Math.PI) / 180))
      .map(({ angle, lift }) => {
        const d = tine(angle, 112, 258 + lift);
        // Lit from the left, so tines on the right and behind are darker.
        const light = (front ? 0.03 : -0.12) - Math.sin((angle * Math.PI) / 180) * 0.09;
        return (
          line(d, tone(color, light - 0.22), 6.2, 'opacity=".75"') +
          line(d, tone(color, light), 3.9) +
          line(d, tone(color, light + 0.12), 1.2, 'transform="translate(-1 0)" opacity=".9"')
        );
      })
      .join('');
  const inner = Array.from({ length: 40 }, (_, i) => {
    const angle = -90 + i * 4.5;
    const s = Math.sin((angle * Math.PI) / 180);
    const d = through([
      [CX + 58 * s, 466],
      [CX + 64 * s, 400],
      [CX + 40 * s + rng.between(-4, 4), 320],
      [CX + 12 * s + rng.between(-6, 6), 252 + rng.between(-14, 10)],
    ]);
    const light = -0.06 - s * 0.09;
    return line(d, tone(color, light - 0.2), 4.6, 'opacity=".7"') + line(d, tone(color, light), 2.8);
  }).join('');
  const binding = [0, 1, 2, 3]
    .map((i) => {
      const y = 458 - i * 9;
      const r = 66 + i * 2.4;
      // Over one tine, under the next: the thread shows in short lengths.
      return (
        line(
          through(arc(CX, y, r, r * TILT, 3, 177, 30)),
          '#0d1018',
          7,
          `stroke-dasharray="12 3.5" stroke-dashoffset="${i % 2 ? 7 : 0}" opacity=".5" transform="translate(.5 2)"`,
        ) +
        line(
          through(arc(CX, y, r, r * TILT, 3, 177, 30)),
          thread,
          6,
          `stroke-dasharray="12 3.5" stroke-dashoffset="${i % 2 ? 7 : 0}"`,
        )
      );
    })
    .join('');
  const left = rings(handle).map((p) => onSurface(handle, p, -90));
  const flecks = Array.from({ length: 50 }, () => {
    const x = CX + rng.between(-54, 54);
    const y = rng.between(490, 630);
    return `M${x.toFixed(0)} ${y.toFixed(0)}v${rng.between(5, 22).toFixed(0)}`;
  }).join('');
  return sheet(
    brushShadow(CX, 72, 330, rng, 652) +
      `<g transform="translate(396 652) scale(1.22) translate(-396 -640)">` +
      draw(false) +
      inner +
      within(
        body,
        fill(body, color) +
          modelling(handle, color, 0.5) +
          line(flecks, tone(color, -0.2), 1.2, 'opacity=".4"') +
          combing(handle, tone(color, -0.2), 0.62, 0.66, 2, 0.9) +
          combing(handle, tone(color, 0.14), 0.67, 0.68, 1, 0.9) +
          fill(body, 'url(#grain)', 0.06),
      ) +
      draw(true) +
      binding +
      contour(left, rng, 3, 0.35) +
      '</g>',
    rng,
  );
}
