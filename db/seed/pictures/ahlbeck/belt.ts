import { arc, type Pt, pts, straight, stretch, through } from '../curves';
import { seeded } from '../random';
import { fill, line, within } from '../svg';
import { ramp, tone } from '../tones';
import { contact, cutEdge, form, sheet, stitches, touches } from './gouache';

const [CX, RX, RY, TOP, HEIGHT] = [392, 286, 62, 388, 138];

/** A stretch of the outer face: angles in degrees as seen from above, 180 the left end, 90 the front. */
function face(from: number, to: number, rx = RX, ry = RY): Pt[] {
  const upper = arc(CX, TOP, rx, ry, from, to, 30);
  const lower = arc(CX, TOP + HEIGHT, rx, ry, to, from, 30);
  return [
    ...upper.slice(0, -1),
    [...(upper[30] as Pt), 'k'] as unknown as Pt,
    [...(lower[0] as Pt), 'k'] as unknown as Pt,
    ...lower.slice(1),
  ];
}

const run = (share: number, from: number, to: number): Pt[] => arc(CX, TOP + HEIGHT * share, RX, RY, from, to, 30);

/** Initials for the engraved belt, drawn as a stamp cuts them: single strokes with small feet. */
const INITIALS =
  'M0 62L24 0L48 62M9 40H39M-8 62H8M40 62H56M78 58A4 4 0 1 0 78.1 58M112 0V62M112 2H134C158 2 158 30 134 30H112M134 30L154 62M102 0H114M102 62H122M146 62H164';

/** A bridle-leather belt, rolled up and standing on its edge. */
export function belt({
  color = '#6E3F22',
  seed,
  engraved = false,
}: {
  color?: string;
  seed: string;
  engraved?: boolean;
}): string {
  const rng = seeded(`belt ${seed}`);
  const r = ramp(color);
  const thread = tone(color, 0.26, 8);
  const brass = '#C49A4A';
  const b = ramp(brass);

  const coil = (turns: number) =>
    Array.from({ length: turns * 40 + 1 }, (_, i): Pt => {
      const share = 1 - (i / (turns * 40)) * 0.62;
      const angle = ((62 + i * 9) * Math.PI) / 180;
      return [CX + (RX - 5) * share * Math.cos(angle), TOP + (RY - 2) * share * Math.sin(angle)];
    });
  const spiral = straight(coil(4), false);
  const well = through(arc(CX, TOP, RX - 3, RY - 2, 0, 359, 40), true);
  const wells = [1, 0.85, 0.7, 0.54, 0.4]
    .map((s, i) =>
      fill(through(arc(CX, TOP, (RX - 6) * s, (RY - 3) * s, 0, 359, 40), true), i % 2 ? r.deep : tone(color, -0.2)),
    )
    .join('');

  const inside =
    touches(pts('206,452 204,500 208,556'), r.light, 42, rng, 0.6) +
    touches(pts('262,462 260,520 262,576'), r.light, 16, rng, 0.5) +
    touches(pts('232,470 230,520 234,560'), r.rim, 9, rng, 0.35) +
    touches(pts('130,420 128,470 134,530'), r.dark, 26, rng, 0.7) +
    touches(pts('420,470 424,520 420,580'), r.dark, 16, rng, 0.3);

  const buckleX = 560;
  const frame: Pt[] = [
    [buckleX - 52, 432],
    [buckleX - 46, 418],
    [buckleX + 46, 406],
    [buckleX + 62, 418],
    [buckleX + 62, 570],
    [buckleX + 48, 584],
    [buckleX - 44, 598],
    [buckleX - 54, 584],
  ];
  const frameLine = (d: string, w: number, c: string, extra = '') => line(d, c, w, extra);
  const frameD = through(
    frame.map((p): Pt => [p[0], p[1]]),
    true,
  );
  const keeper = (x: number, w: number): Pt[] => [
    [x, 441 - (x - 400) * 0.02, 'k'],
    [x + w, 439 - (x - 400) * 0.03, 'k'],
    [x + w, 590 - (x - 400) * 0.03, 'k'],
    [x, 592 - (x - 400) * 0.02, 'k'],
  ];

  return sheet(
    contact(106, 690, 588, 1.9) +
      form({ outline: face(0, 180, RX - 9, RY - 3), color: tone(color, -0.03), rng, depth: 16 }) +
      stitches(arc(CX, TOP + 12, RX - 9, RY - 3, 8, 80, 20), thread, 2.2) +
      stitches(arc(CX, TOP + HEIGHT - 13, RX - 9, RY - 3, 8, 80, 20), thread, 2.2) +
      touches(pts('636,430 640,470 634,530'), r.dark, 40, rng, 0.6) +
      form({ outline: face(62, 180), color, rng, depth: 14, inside }) +
      within(
        well,
        wells +
          line(spiral, '#120a05', 15, 'opacity=".7"') +
          line(spiral, tone(color, 0.02), 9) +
          line(spiral, r.rim, 2, 'opacity=".7" transform="translate(0 -2.5)"'),
      ) +
      line(through(run(0, 66, 180)), r.rim, 3, 'opacity=".75"') +
      line(straight(stretch(arc(CX, TOP, RX - 2, RY - 1, 186, 354, 40), 0, 1), false), tone(color, 0.03), 7) +
      line(straight(arc(CX, TOP - 2, RX - 2, RY - 1, 186, 354, 40), false), r.rim, 2, 'opacity=".8"') +
      stitches(run(0.1, 80, 176), thread, 2.4) +
      stitches(run(0.9, 80, 176), thread, 2.4) +
      line(through(run(0.17, 76, 178)), r.deep, 1.6, 'opacity=".55"') +
      line(through(run(0.83, 76, 178)), r.deep, 1.6, 'opacity=".55"') +
      (engraved
        ? `<g transform="translate(236 474) rotate(2) skewY(6) scale(.96)">${line(INITIALS, r.rim, 5, 'opacity=".75" transform="translate(1.4 2)"')}${line(INITIALS, r.deep, 5)}${line(INITIALS, '#140a05', 2.2, 'opacity=".8"')}</g>`
        : '') +
      `<g transform="translate(5 6)">${fill(through(keeper(446, 34), true), '#140a05', 0.4)}</g>` +
      form({ outline: keeper(446, 34), color: tone(color, 0.01), rng, depth: 8 }) +
      cutEdge(
        [
          [480, 438],
          [480, 590],
        ],
        r,
        2,
      ) +
      stitches(
        [
          [452, 446],
          [452, 588],
        ],
        thread,
        2,
      ) +
      stitches(
        [
          [474, 444],
          [474, 586],
        ],
        thread,
        2,
      ) +
      frameLine(frameD, 22, '#241508', 'opacity=".5" transform="translate(6 7)"') +
      frameLine(frameD, 21, b.deep) +
      frameLine(frameD, 17, b.base) +
      frameLine(frameD, 7, b.light, 'transform="translate(-3 -3)"') +
      frameLine(frameD, 2.4, b.rim, 'transform="translate(-4.5 -5)"') +
      line(`M${buckleX - 62} 514L${buckleX + 66} 496`, '#241508', 15, 'opacity=".5" transform="translate(3 7)"') +
      line(`M${buckleX - 60} 512L${buckleX + 68} 494`, b.deep, 14) +
      line(`M${buckleX - 60} 511L${buckleX + 68} 493`, b.base, 10) +
      line(`M${buckleX - 58} 508L${buckleX + 66} 490`, b.rim, 3),
    { wash: '#A9AE8E', rng, scale: 1.08, middle: 398 },
  );
}
