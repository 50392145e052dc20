import { arc, beside, type Pt, pts, straight, through } from '../curves';
import { seeded } from '../random';
import { fill, line, within } from '../svg';
import { ramp, tone } from '../tones';
import { contact, form, GROUND, sheet, touches } from './gouache';

const TOE: Pt[] = [
  [338, 452, 'k'],
  [372, 410],
  [424, 402],
  [486, 424],
  [556, 446],
  [622, 462],
  [674, 488],
  [704, 524],
  [700, 552],
  [650, 564],
  [560, GROUND - 2],
  [470, GROUND - 4],
  [404, 556],
  [352, 528, 'k'],
];
const HEEL: Pt[] = pts('104,524 98,476 112,428 150,404 196,404 226,424! 232,536! 214,558 160,566 120,560');

/** Cedar shoe trees with a sprung brass tube; a second one stands behind the first. */
export function shoeTrees({ color = '#B5723F', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`trees ${seed}`);
  const brass = '#C9A256';
  const b = ramp(brass);

  const grainLines = (outline: readonly Pt[], c: string, knotX: number, knotY: number) =>
    within(
      through(outline, true),
      Array.from({ length: 26 }, (_, i) => {
        const y = 380 + i * 8 + rng.between(-2, 2);
        const pull = (x: number) => {
          const d = Math.hypot((x - knotX) / 3.4, y - knotY);
          return y + (Math.sign(y - knotY) || 1) * 15 * Math.exp(-((d / 26) ** 2)) + Math.sin(x / 130 + i * 0.13) * 5;
        };
        const pts = Array.from({ length: 17 }, (_, k): Pt => [80 + k * 40, pull(80 + k * 40)]);
        return line(
          through(pts),
          i % 3 ? tone(c, -0.09) : tone(c, -0.16),
          rng.between(0.8, 2.6),
          `opacity="${rng.between(0.3, 0.7).toFixed(2)}"`,
        );
      }).join('') +
        `<ellipse cx="${knotX}" cy="${knotY}" rx="13" ry="5" fill="${tone(c, -0.22)}" fill-opacity=".75"/><ellipse cx="${knotX}" cy="${knotY}" rx="6" ry="2.2" fill="${tone(c, -0.32)}"/>`,
    );

  const tree = (c: string, knot: readonly [number, number]) => {
    const r = ramp(c);
    const split: Pt[] = pts('352,486 440,492 540,510 640,530 702,540');
    const tube = 'M226 476L362 488';
    const coils = Array.from({ length: 12 }, (_, i) => `M${254 + i * 7} 468L${250 + i * 7} 494`).join('');
    const knob = through(arc(166, 386, 21, 21, 0, 359, 24), true);
    return (
      line(tube, b.deep, 26) +
      line(tube, b.base, 21) +
      line(tube, b.light, 9, 'transform="translate(-1 -4)"') +
      line(tube, b.rim, 2.6, 'transform="translate(-1 -6)"') +
      line(coils, tone(brass, -0.28), 3.4, 'opacity=".8"') +
      line(coils, b.rim, 1.4, 'opacity=".8" transform="translate(-2 0)"') +
      line('M166 420V400', b.deep, 13) +
      line('M165 420V400', b.base, 8) +
      form({ outline: arc(166, 386, 21, 21, 0, 345, 20), color: brass, rng, depth: 12, grain: 0.1, rim: 1 }) +
      fill(knob, '#fff', 0.06) +
      form({
        outline: HEEL,
        color: c,
        rng,
        depth: 24,
        grain: 0.12,
        rim: 1,
        inside: grainLines(HEEL, c, 150, 480) + touches(pts('124,440 116,480 122,524'), r.light, 16, rng, 0.5),
      }) +
      form({
        outline: TOE,
        color: c,
        rng,
        depth: 26,
        grain: 0.12,
        rim: 1,
        inside:
          grainLines(TOE, c, knot[0], knot[1]) +
          touches(pts('392,422 470,436 560,462 640,488'), r.light, 20, rng, 0.42),
      }) +
      within(
        through(TOE, true),
        line(through(split), '#2a140a', 5, 'opacity=".8"') +
          line(through(beside(split, 3.4)), r.rim, 2, 'opacity=".7"'),
      ) +
      // the round vents, which let the wood breathe
      [0, 1, 2]
        .map(
          (i) =>
            `<ellipse cx="${424 + i * 46}" cy="${462 + i * 9}" rx="9.5" ry="8.5" fill="#2a140a"/><path d="M${415 + i * 46} ${465 + i * 9}a9.5 8.5 0 0 0 19 0" fill="none" stroke="${r.rim}" stroke-width="1.8" stroke-opacity=".8"/>`,
        )
        .join('') +
      line(
        straight(
          [
            [338, 452],
            [352, 528],
          ],
          false,
        ),
        r.rim,
        2.4,
        'opacity=".6"',
      )
    );
  };

  return sheet(
    `<g transform="translate(62 -8) scale(.96)">${contact(110, 700)}${tree(tone(color, -0.05), [600, 500])}</g>` +
      contact(104, 700) +
      tree(color, [560, 540]),
    { wash: '#C9B48C', rng, scale: 1, middle: 424 },
  );
}
