import { type Pt, straight, through } from '../curves';
import { seeded, waver } from '../random';
import { fill, line, within } from '../svg';
import { tone } from '../tones';
import { INDIGO, INK, sheet } from './wheel';

const THREAD = '#F1F3EC';
const [LEFT, RIGHT, TOP, FOOT] = [192, 604, 158, 640];

/** Hemp-leaf sashiko over the cloth: each hexagon of the net, `unit` wide, cut into its six darts. */
function hempLeaf(unit: number): string {
  const edge = unit / Math.sqrt(3);
  const centre = (LEFT + RIGHT) / 2;
  const parts: string[] = [];
  for (let row = 0; TOP + row * edge * 1.5 < FOOT + edge; row++)
    for (let col = -4; col <= 4; col++) {
      const x = centre + col * unit + (row % 2 ? unit / 2 : 0);
      const y = TOP + 20 + row * edge * 1.5;
      const corner = (k: number): Pt => [
        x + edge * Math.sin((k * Math.PI) / 3),
        y - edge * Math.cos((k * Math.PI) / 3),
      ];
      for (let k = 0; k < 6; k++) {
        const [p, q] = [corner(k), corner(k + 1)];
        const m: Pt = [(x + p[0] + q[0]) / 3, (y + p[1] + q[1]) / 3];
        parts.push(
          straight([[x, y], p], false),
          straight([[x, y], m], false),
          straight([p, m], false),
          straight([q, m], false),
        );
      }
    }
  return parts.join('');
}

/** A dyed, stitched cotton cloth over a bamboo pole. `color` is the dye's. */
export function indigoCloth({ color = INDIGO, seed }: { color?: string; seed: string }): string {
  const rng = seeded(`cloth ${seed}`);
  const sway = waver(rng, 40);
  const hem = Array.from(
    { length: 18 },
    (_, i): Pt => [RIGHT + 6 - (i * (RIGHT - LEFT + 4)) / 17, FOOT + sway(i * 0.55) * 7 + Math.sin(i * 0.72) * 5],
  );
  const cloth: Pt[] = [
    [LEFT, TOP, 'k'],
    [RIGHT, TOP, 'k'],
    [RIGHT + 3, 320],
    [RIGHT + 1, 480],
    [RIGHT + 6, FOOT, 'k'],
    ...hem.slice(1, -1),
    [LEFT + 2, FOOT, 'k'],
    [LEFT - 4, 470],
    [LEFT - 1, 320],
  ];
  const d = through(cloth, true);
  const net = hempLeaf(103);
  // Folds hang straight from the pole and open towards the hem.
  const folds = [224, 292, 352, 431, 498, 566]
    .map((x, i) => {
      const lean = (x - 398) * 0.05;
      const run = `M${x} ${TOP}C${x + lean * 0.3} 320 ${x + lean} 470 ${x + lean * 1.4} ${FOOT + 20}`;
      return (
        line(run, tone(color, -0.2), 26 + (i % 3) * 8, 'opacity=".72" stroke-linecap="butt"') +
        line(
          run,
          tone(color, 0.13),
          14 + (i % 2) * 8,
          'opacity=".26" stroke-linecap="butt" transform="translate(-24 0)"',
        )
      );
    })
    .join('');
  const slub = Array.from({ length: 150 }, () => {
    const [x, y] = [rng.between(LEFT, RIGHT), rng.between(TOP, FOOT)];
    return `M${x.toFixed(0)} ${y.toFixed(0)}h${rng.between(6, 34).toFixed(0)}`;
  }).join('');
  const fringe = hem
    .flatMap(([x, y], i) =>
      i === 17
        ? []
        : [0, 8, 16].map(
            (dx) =>
              `M${(x - dx).toFixed(1)} ${(y - 2).toFixed(1)}q${rng.between(-2, 2).toFixed(1)} 6 ${rng.between(-3, 3).toFixed(1)} ${rng.between(9, 14).toFixed(1)}`,
          ),
    )
    .join('');
  const hairs = Array.from({ length: 90 }, () => {
    const off = (rng.next() + rng.next() - 1) * 34;
    const from = rng.between(180, 330) + Math.abs(off) * 2;
    const to = 690 - rng.next() ** 2 * 260 - Math.abs(off);
    return `<path d="M${(RIGHT + 18 + off).toFixed(1)} ${from.toFixed(1)}Q${(RIGHT + 22 + off).toFixed(1)} ${((from + to) / 2).toFixed(1)} ${(RIGHT + 16 + off * 0.8).toFixed(1)} ${to.toFixed(1)}" stroke-width="${rng.between(0.8, 4.4).toFixed(1)}" stroke-opacity="${rng.between(0.07, 0.24).toFixed(2)}"/>`;
  }).join('');
  const bamboo = '#C9B27A';
  const pole = `M96 140H704V176H96Z`;
  const nodes = [150, 648]
    .map(
      (x) =>
        line(`M${x} 139C${x + 5} 150 ${x + 5} 166 ${x} 177`, tone(bamboo, -0.24), 4.4) +
        line(`M${x + 5} 140C${x + 10} 150 ${x + 10} 166 ${x + 5} 176`, tone(bamboo, 0.12), 2.4),
    )
    .join('');
  const roll = `M${LEFT} 138H${RIGHT}V190H${LEFT}Z`;
  return sheet(
    `<g fill="none" stroke="${INK}" stroke-linecap="round">${hairs}</g><path d="${d}" transform="translate(20 16)" fill="${INK}" fill-opacity=".3" filter="url(#b10)"/>` +
      `<path d="M104 196C300 204 520 202 722 192" fill="none" stroke="${INK}" stroke-width="9" stroke-opacity=".22" filter="url(#b3)"/>` +
      line(fringe, tone(color, 0.02), 1.7) +
      fill(pole, bamboo) +
      within(
        pole,
        `<path d="M80 168H720V190H80Z" fill="${tone(bamboo, -0.2)}" fill-opacity=".75" filter="url(#b3)"/><path d="M80 150H720" stroke="#fff" stroke-width="6" stroke-opacity=".55" filter="url(#b3)"/>`,
      ) +
      nodes +
      within(
        d,
        fill(d, color) +
          line(slub, tone(color, 0.1), 1.1, 'opacity=".5"') +
          `<path d="${net}" fill="none" stroke="#0b1430" stroke-width="3.2" stroke-opacity=".4" stroke-dasharray="8.5 4.6" transform="translate(1 1.8)"/><path d="${net}" fill="none" stroke="${THREAD}" stroke-width="2.7" stroke-dasharray="8.5 4.6"/>` +
          `<g filter="url(#b10)">${folds}</g>` +
          `<path d="M${LEFT} ${TOP}H${RIGHT}V${TOP + 30}H${LEFT}Z" fill="#0b1430" fill-opacity=".45" filter="url(#b10)"/>` +
          fill(d, 'url(#grain)', 0.16),
      ) +
      // where it goes over the pole
      within(
        roll,
        fill(roll, color) +
          line(slub, tone(color, 0.1), 1.1, 'opacity=".5" transform="translate(0 -20)"') +
          `<path d="M150 146H650" stroke="${tone(color, 0.2)}" stroke-width="12" stroke-opacity=".8" filter="url(#b3)"/><path d="M150 186H650" stroke="${tone(color, -0.18)}" stroke-width="16" stroke-opacity=".8" filter="url(#b3)"/>`,
      ) +
      line(
        `M${LEFT + 8} ${TOP + 34}L${LEFT + 5} 470L${LEFT + 11} ${FOOT - 8}M${RIGHT - 8} ${TOP + 34}L${RIGHT - 6} 470L${RIGHT - 4} ${FOOT - 8}`,
        tone(color, 0.22),
        1.6,
        'opacity=".6"',
      ),
    rng,
  );
}
