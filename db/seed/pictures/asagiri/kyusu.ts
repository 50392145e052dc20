import { arc, type Pt, pts, stretch, through } from '../curves';
import { seeded } from '../random';
import { fill, line, shade, within } from '../svg';
import { tone } from '../tones';
import {
  brushShadow,
  combing,
  contour,
  GROUND,
  modelling,
  onSurface,
  rings,
  sheet,
  silhouette,
  TILT,
  type Turned,
} from './wheel';

/** A side-handled teapot in unglazed stoneware. `color` is the clay's. */
export function kyusu({ color = '#8C4A34', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`kyusu ${seed}`);
  const body: Turned = { cx: 372, profile: pts('92,352 128,362 172,392 198,438 200,486 178,542 146,580 122,600') };
  const lid: Turned = { cx: 372, profile: pts('20,304 52,310 80,324 96,342 100,352') };
  const knob: Turned = { cx: 372, profile: pts('6,252 20,254 27,266 24,280 16,292 16,308') };
  const shape = silhouette(body);

  // The spout, left and away; the handle, right and towards us.
  const spout = pts('240,486! 200,462 158,414 134,356 120,318! 138,304 162,308! 180,352 212,386 256,396!');
  const handle = pts(
    '494,446 522,454 560,438 612,412 664,388 690,378 712,390 722,416 712,438 676,456 628,482 590,512 566,546 544,568 520,548 502,500',
  );
  const tube = (points: readonly Pt[], light: readonly Pt[], shade: readonly Pt[]) => {
    const d = through(points, true);
    return within(
      d,
      fill(d, color) +
        `<path d="${through(shade)}" fill="none" stroke="${tone(color, -0.2)}" stroke-width="44" stroke-opacity=".75" filter="url(#b10)"/>` +
        `<path d="${through(light)}" fill="none" stroke="${tone(color, 0.12)}" stroke-width="20" stroke-opacity=".8" filter="url(#b10)"/>` +
        `<path d="${through(light)}" fill="none" stroke="#fff" stroke-width="4" stroke-opacity=".35" filter="url(#b3)"/>` +
        fill(d, 'url(#grain)', 0.14),
    );
  };
  const turned = (t: Turned, gloss: number) => {
    const d = silhouette(t);
    return within(d, fill(d, color) + modelling(t, color, gloss) + fill(d, 'url(#grain)', 0.14));
  };
  const left = rings(body).map((p) => onSurface(body, p, -90));
  const mouth = arc(712 - 6, 408, 17, 33, 0, 359, 30).map(([x, y]): Pt => {
    const a = -0.42;
    return [
      706 + (x - 706) * Math.cos(a) - (y - 408) * Math.sin(a),
      408 + (x - 706) * Math.sin(a) + (y - 408) * Math.cos(a),
    ];
  });
  return sheet(
    brushShadow(372, 130, 330, rng, GROUND + 2) +
      tube(spout, pts('220,440 182,408 150,350 136,320'), pts('244,504 196,474 140,390')) +
      fill(through(pts('121,317! 138,304 161,308! 148,319'), true), tone(color, -0.3)) +
      line(through(pts('121,317 138,303 161,308')), tone(color, 0.14), 2.4) +
      within(
        shape,
        fill(shape, color) +
          modelling(body, color, 0.34) +
          combing(body, tone(color, -0.16), 0.2, 0.97, 24, 0.34) +
          `<path d="${through(arc(372, 356, 116, 116 * TILT, 0, 359, 40), true)}" fill="${tone(color, -0.28)}" fill-opacity=".55" filter="url(#b3)"/>` +
          // the shade of the handle's root, and of the spout's
          `${shade(548, 520, 53, 65, tone(color, -0.28), 0.6)}` +
          fill(shape, 'url(#grain)', 0.14),
      ) +
      turned(lid, 0.3) +
      line(through(arc(372, 352, 100, 100 * TILT, 4, 176, 30)), tone(color, -0.26), 2.6, 'opacity=".8"') +
      line(through(arc(372, 349, 99, 99 * TILT, 20, 170, 30)), tone(color, 0.13), 1.8, 'opacity=".7"') +
      combing(lid, tone(color, -0.16), 0.3, 0.9, 5, 0.4) +
      turned(knob, 0.4) +
      tube(handle, pts('530,478 600,440 690,398'), pts('540,548 620,500 720,446')) +
      fill(through(mouth, true), tone(color, -0.34)) +
      line(through(mouth, true), tone(color, 0.1), 2.4, 'opacity=".8"') +
      contour(stretch(left, 0.3, 0.98), rng, 3.4, 0.35),
    rng,
  );
}
