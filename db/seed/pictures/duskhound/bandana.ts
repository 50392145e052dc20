import { pts, through } from '../curves';
import { seeded } from '../random';
import { fill, line, within } from '../svg';
import { tone } from '../tones';
import { EMBER, hound, houndEar, sheet, solid, tape } from './flat';

const CLOTH = pts(
  '510,232! 532,262 560,288 590,298! 596,330 590,372 574,420 560,440! 538,404 512,360 492,312 488,268!',
);
const ROLL = pts('506,222! 528,250 560,276 594,286! 594,304 584,308 554,296 520,272 494,242!');

/** A bandana with a fluorescent print, knotted at the nape, shown worn. */
export function bandana({ color = EMBER, seed }: { color?: string; seed: string }): string {
  const rng = seeded(`bandana ${seed}`);
  const print = Array.from({ length: 70 }, (_, i) => {
    const x = 470 + (i % 10) * 16 + (Math.floor(i / 10) % 2) * 8;
    const y = 240 + Math.floor(i / 10) * 30;
    const turn = rng.between(-30, 30).toFixed(0);
    return i % 3 === 0
      ? `<path transform="translate(${x} ${y}) rotate(${turn})" d="M-5 -4A6 6 0 1 0 5 4A7.4 7.4 0 0 1 -5 -4Z" fill="#FFF6CF"/>`
      : `<circle cx="${x}" cy="${y}" r="${i % 3 === 1 ? 2.6 : 1.7}" fill="#FFF6CF"/>`;
  }).join('');
  const tails = pts('498,236! 476,238 452,252 430,282 456,286 478,270 500,252!');
  const tail2 = pts('500,230! 478,220 452,222 426,238 446,252 474,248 500,244!');
  return sheet(
    `<g transform="translate(392 420) scale(2.05) translate(-556 -314)">${
      hound() +
      solid({ points: tails, color: tone(color, -0.09), depth: 7 }) +
      solid({ points: tail2, color, depth: 7 }) +
      solid({
        points: CLOTH,
        color,
        depth: 12,
        weave: true,
        inside:
          within(through(CLOTH, true), print) +
          fill(
            through(pts('520,250 536,300 548,360 556,430 566,440 560,360 546,300'), true),
            tone(color, -0.16),
            0.35,
          ) +
          fill(through(pts('560,280 570,320 570,380 562,440 580,400 584,330'), true), tone(color, -0.16), 0.3),
      }) +
      tape(pts('489,290 498,330 514,362 536,398 560,437 576,410 589,372 594,330 591,300'), 7) +
      solid({
        points: ROLL,
        color: tone(color, -0.03),
        depth: 7,
        inside: line(through(pts('500,234 530,262 560,284 596,296')), tone(color, -0.2), 1.6, 'opacity=".7"'),
      }) +
      solid({ points: pts('486,226 502,220 512,232 508,248 492,250 484,240'), color: tone(color, -0.05), depth: 6 }) +
      houndEar()
    }</g>`,
    { floor: false },
  );
}
