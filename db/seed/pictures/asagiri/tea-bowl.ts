import { arc, type Pt, pts, stretch } from '../curves';
import { seeded } from '../random';
import { fill, within } from '../svg';
import { mix, tone } from '../tones';
import {
  brushShadow,
  combing,
  contour,
  GROUND,
  glaze,
  glazeEdge,
  modelling,
  onSurface,
  opening,
  rings,
  sheet,
  silhouette,
  specks,
  type Turned,
} from './wheel';

/** A tea bowl, thrown, its glaze stopping short of the foot. `color` is the glaze's. */
export function teaBowl({ color = '#E8E2D2', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`bowl ${seed}`);
  const clay = '#8E6244';
  const bowl: Turned = { cx: 392, profile: pts('232,296 236,318 233,360 228,420 214,474 178,520 128,548 104,560') };
  const foot: Turned = { cx: 392, profile: pts('104,556 100,572 98,596') };
  const edge = glazeEdge(bowl, 0.74, 0.022, 5, rng);
  const body = silhouette(bowl);
  const left = rings(bowl).map((p) => onSurface(bowl, p, -90));
  return sheet(
    brushShadow(392, 104, 300, rng) +
      fill(silhouette(foot), clay) +
      within(
        silhouette(foot),
        `${modelling(foot, clay, 0, true)}<rect x="270" y="560" width="260" height="24" fill="#2a170c" fill-opacity=".45" filter="url(#b3)"/>`,
      ) +
      within(
        body,
        fill(body, clay) +
          modelling(bowl, clay, 0, true) +
          combing(bowl, tone(clay, -0.14), 0.7, 0.98, 9, 0.4) +
          glaze(bowl, edge, color) +
          combing(bowl, tone(color, -0.1), 0.06, 0.66, 7, 0.28) +
          specks(bowl, mix(color, '#4A2E1C', 0.75), 150, rng) +
          fill(body, 'url(#grain)', 0.1),
      ) +
      opening(bowl, color, 9) +
      contour(stretch(left, 0.02, 0.9), rng, 3.6, 0.4) +
      contour(arc(392, GROUND - 26, 98, 26, 170, 60, 30) as Pt[], rng, 3, 0.35),
    rng,
  );
}
