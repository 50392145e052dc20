import { type Pt, placed, pts, straight, through } from '../curves';
import { fill, line, within } from '../svg';
import { tone } from '../tones';
import { floorShadow, GROUND, LAMP, sheet, solid, tape } from './flat';

// One bootie, toe to the right, heel corner at (0, 0).
const SOCK = pts(
  '6,-30! 0,-70 8,-120 14,-170 10,-214! 40,-222 78,-222 106,-214! 104,-170 112,-126 144,-98 168,-72 174,-40 168,-24!',
);
const SOLE = pts('-4,-36! 30,-32 90,-30 150,-32 178,-44! 184,-20 172,0 140,2 20,2 -2,-6');

const paw = (x: number, y: number, scale: number, color: string) =>
  `<g transform="translate(${x} ${y}) scale(${scale * 0.8})" fill="${color}"><path d="M0 -4C12 -4 20 10 14 16C8 20 4 16 0 16S-8 20 -14 16C-20 10 -12 -4 0 -4Z"/><ellipse cx="-18" cy="-6" rx="5" ry="8"/><ellipse cx="-7" cy="-16" rx="5.4" ry="8.6"/><ellipse cx="7" cy="-16" rx="5.4" ry="8.6"/><ellipse cx="18" cy="-6" rx="5" ry="8"/></g>`;

function bootie(x: number, y: number, scale: number, color: string): string {
  const at = (p: readonly Pt[]) => placed(p, x, y, 0, scale);
  const sole = '#0E1A17';
  const strap = at(pts('10,-150 60,-144 112,-152'));
  const treads = Array.from({ length: 7 }, (_, i) =>
    fill(
      straight(
        at([
          [8 + i * 24, -8],
          [22 + i * 24, -8],
          [20 + i * 24, 5],
          [10 + i * 24, 5],
        ]),
      ),
      sole,
    ),
  ).join('');
  const ribs = Array.from({ length: 9 }, (_, i) =>
    line(
      through(
        at([
          [16 + i * 11, -220],
          [17 + i * 10.4, -184],
        ]),
      ),
      tone(color, -0.3),
      2,
    ),
  ).join('');
  return (
    treads +
    solid({
      points: at(SOCK),
      color,
      depth: 17,
      weave: true,
      inside:
        within(
          through(at(SOCK), true),
          fill(through(at(pts('-10,-240 130,-240 130,-182 60,-176 -10,-182')), true), '#24403A') + ribs,
        ) +
        fill(through(at(pts('110,-30 116,-66 140,-86 180,-80 190,-20')), true), tone(color, -0.16), 0.8) +
        line(through(at(pts('110,-30 116,-66 140,-86 180,-86'))), tone(color, -0.28), 2.2) +
        paw(x + 62 * scale, y - 96 * scale, scale, tone(color, -0.26)) +
        tape(at(pts('-4,-58 50,-52 104,-52')), 13 * scale),
    }) +
    line(through(strap), '#0A1714', 34 * scale, 'stroke-linecap="butt"') +
    line(through(strap), '#2B473D', 28 * scale, 'stroke-linecap="butt"') +
    tape(strap, 11 * scale) +
    `<rect x="${x + 44 * scale}" y="${y - 166 * scale}" width="${30 * scale}" height="${40 * scale}" rx="5" fill="#0A1714" stroke="#8FB3A3" stroke-width="2"/>` +
    solid({ points: at(SOLE), color: '#22352F', depth: 10 }) +
    line(through(at(pts('0,-22 90,-16 176,-26'))), '#5F8576', 2)
  );
}

/** Four trail booties: two in front, two behind. */
export function booties({ color = LAMP }: { color?: string; seed: string }): string {
  const all: [number, number, number, string][] = [
    [236, GROUND - 6, 1.16, tone(color, -0.07)],
    [496, GROUND - 6, 1.16, tone(color, -0.07)],
    [96, GROUND + 52, 1.36, color],
    [382, GROUND + 52, 1.36, color],
  ];
  const outline = (x: number, y: number, s: number) =>
    [SOCK, SOLE].map((p) => `<path d="${through(placed(p, x, y, 0, s), true)}"/>`).join('');
  return sheet(all.map(([x, y, s, c]) => floorShadow(outline(x, y, s), y - 2) + bootie(x, y, s, c)).join(''));
}
