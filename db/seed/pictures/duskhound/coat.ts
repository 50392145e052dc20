import { beside, pts, stretch, through } from '../curves';
import { fill, line, within } from '../svg';
import { tone } from '../tones';
import { floorShadow, HOUND, hound, houndEar, LAMP, sheet, solid, tape } from './flat';

const SHELL = pts(
  '526,190! 506,222 484,262 452,284 384,294 300,290 242,297 202,318 180,356 178,384! 210,402 262,420 330,436 400,452 452,462 492,470! 520,440 546,396 556,350 564,316 584,284!',
);
const HEM = pts('178,384 210,402 262,420 330,436 400,452 452,462 492,470');

/** The reflective coat, shown worn. */
export function coat({ color = LAMP }: { color?: string; seed: string }): string {
  const collar = pts('512,180! 500,204 486,238 500,262 530,292 566,314! 586,286 590,270! 566,254 544,226 534,196');
  const panel = pts('160,330 230,352 320,366 420,372 500,352 560,318 640,420 520,500 300,470 150,400');
  const shape = through(SHELL, true);
  return sheet(
    floorShadow(HOUND) +
      hound() +
      // the girth strap, under the belly
      line(through(pts('352,436 356,446 366,452')), tone(color, -0.2), 30, 'stroke-linecap="butt"') +
      solid({
        points: SHELL,
        color,
        depth: 26,
        weave: true,
        inside:
          within(
            shape,
            fill(through(panel, true), tone(color, -0.07, -6)) +
              line(through(pts('150,326 230,352 320,366 420,372 500,352 566,312')), tone(color, -0.24), 2.4),
          ) +
          line(through(pts('312,292 316,360 306,434')), tone(color, -0.24), 2) +
          tape(beside(HEM, -22), 20) +
          tape(pts('446,276 462,330 452,400 424,470'), 22) +
          tape(pts('226,296 218,340 214,410'), 18) +
          line(through(beside(HEM, -6)), tone(color, -0.24), 1.8, 'stroke-dasharray="7 5"'),
      }) +
      solid({ points: collar, color: tone(color, -0.12, -8), depth: 10, weave: true }) +
      tape(stretch(pts('500,204 512,246 540,276 578,296'), 0, 1), 12) +
      // quick-release buckle on the girth strap
      `<rect x="338" y="412" width="30" height="26" rx="6" fill="#0F1E1A" stroke="#5F8576" stroke-width="2"/>` +
      `<circle cx="388" cy="306" r="8" fill="#0F1E1A" stroke="#DCE6DF" stroke-width="3"/>` +
      houndEar(),
  );
}
