import { beside, type Pt, placed, pts, through } from '../curves';
import { line } from '../svg';
import { tone } from '../tones';
import { EMBER, sheet, solid, tape, wallShadow } from './flat';

/** Rope hung over a peg: three loops, each a little longer than the last. */
const loop = (lean: number, drop: number): Pt[] => [
  [392 + lean * 0.2, 150],
  [330 - lean, 210],
  [300 - lean * 1.4, 340],
  [326 - lean, drop - 80],
  [400, drop],
  [474 + lean, drop - 80],
  [500 + lean * 1.4, 340],
  [470 + lean, 210],
  [408 - lean * 0.2, 150],
];
const HANDLE = pts('404,152 470,190 536,292 560,400 556,470 590,548 612,620 566,668 520,618 542,546 556,480');
const LEAD = pts('396,152 320,200 248,300 220,420 214,520');

/** A climbing-rope leash with a padded grip and a locking clip, hung on a peg. */
export function leash({ color = EMBER }: { color?: string; seed: string }): string {
  const tracer = '#F1F5EC';
  const rope = (points: Pt[], width = 24) => {
    const d = through(points);
    const cap = 'stroke-linecap="butt"';
    return (
      line(d, '#0A1714', width + 7, cap) +
      line(d, tone(color, -0.13, -3), width, cap) +
      line(through(beside(points, width * 0.14)), color, width * 0.66, cap) +
      line(through(beside(points, width * 0.28)), tone(color, 0.1), width * 0.2, cap) +
      line(d, tracer, width * 0.5, 'stroke-dasharray="5 27"') +
      line(d, tone(color, -0.22), width, 'stroke-dasharray="1.6 11" opacity=".5"')
    );
  };
  const loops = [loop(34, 604), loop(10, 556), loop(-14, 508)];
  const grip = HANDLE.slice(5, 10);
  const outline = (p: readonly Pt[]) => `<path d="${through(p)}" fill="none" stroke-width="28"/>`;
  const clip = placed(
    pts(
      '-12,-6! 12,-6! 14,18 30,40 34,84 14,112 -14,112 -34,84 -30,64! -16,62! -18,82 -8,96 8,96 18,80 14,48 -4,30 -14,16',
    ),
    214,
    548,
  );
  return sheet(
    wallShadow(`${[...loops, HANDLE, LEAD].map(outline).join('')}<path d="${through(clip, true)}"/>`) +
      rope(LEAD) +
      loops.map((p) => rope(p)).join('') +
      rope(HANDLE) +
      line(through(grip), '#0A1714', 46) +
      line(through(grip), '#2B473D', 40) +
      line(through(beside(grip, 6)), '#3E6254', 12) +
      tape(grip, 9) +
      // where the rope is whipped
      [pts('552,452 556,500'), pts('216,486 214,530')]
        .map(
          (p) =>
            line(through(p), '#0A1714', 40, 'stroke-linecap="butt"') +
            line(through(p), '#20362F', 34, 'stroke-linecap="butt"') +
            line(through(beside(p, -8)), '#49695D', 8, 'stroke-linecap="butt"'),
        )
        .join('') +
      `<circle cx="214" cy="546" r="17" fill="none" stroke="#0A1714" stroke-width="15"/><circle cx="214" cy="546" r="17" fill="none" stroke="#C9D6CE" stroke-width="9"/>` +
      line(through(clip, true), '#0A1714', 8) +
      solid({ points: clip, color: '#B9C9C1', depth: 10 }) +
      line('M184 614V572', '#F6D743', 9) +
      // the peg
      line('M400 138V168', '#0A1714', 60, 'stroke-linecap="round"') +
      `<circle cx="400" cy="150" r="34" fill="#C98B4A"/><path d="M400 116a34 34 0 0 1 0 68a44 44 0 0 0 0 -68z" fill="#E5AE6B"/><path d="M400 116a34 34 0 0 0 -24 58a40 40 0 0 1 24 -58z" fill="#99622E"/><circle cx="400" cy="150" r="9" fill="#5E3A1A"/>`,
    { floor: false },
  );
}
