import { beside, type Pt, pts, stretch, through, walk } from '../curves';
import { type Rng, seeded } from '../random';
import { fill, line } from '../svg';
import { ramp, tone } from '../tones';
import { contact, form, GROUND, sheet, touches } from './gouache';

/** Short loose hairs standing off an edge: what tells felt from leather at a glance. */
function nap(points: readonly Pt[], color: string, rng: Rng, length = 7): string {
  const d = walk(points, 2.4)
    .map(([x, y]) => {
      const angle = rng.between(0, Math.PI * 2);
      const reach = rng.between(0.3, 1) * length;
      return `M${x.toFixed(1)} ${y.toFixed(1)}q${(Math.cos(angle) * reach * 0.7).toFixed(1)} ${(Math.sin(angle) * reach * 0.3).toFixed(1)} ${(Math.cos(angle) * reach).toFixed(1)} ${(Math.sin(angle) * reach).toFixed(1)}`;
    })
    .join('');
  return line(d, color, 0.9, 'opacity=".7"');
}

/** Flecks of lighter and darker wool in the body of the felt. */
function flecks(color: string, opacity: number, count: number, rng: Rng): string {
  const d = Array.from({ length: count }, () => {
    const [x, y] = [rng.between(90, 712), rng.between(280, 560)];
    return `M${x.toFixed(1)} ${y.toFixed(1)}q${rng.between(-6, 6).toFixed(1)} ${rng.between(-4, 4).toFixed(1)} ${rng.between(-10, 10).toFixed(1)} ${rng.between(-5, 5).toFixed(1)}`;
  }).join('');
  return line(d, color, 1.1, `opacity="${opacity}"`);
}

/** Over-and-over stitches across an edge. */
function blanket(points: readonly Pt[], color: string, every: number, reach: number): string {
  const inner = beside(points, reach);
  const edge = walk(points);
  const step = Math.max(1, Math.round(every / 6));
  const d = edge
    .map((p, i) => (i % step === 0 && inner[i] ? `M${p[0]} ${p[1]}L${inner[i][0]} ${inner[i][1]}` : ''))
    .join('');
  return (
    line(d, '#000', 3.4, 'opacity=".3" transform="translate(.8 1.6)"') +
    line(d, color, 2.8) +
    line(through(points), color, 2.6)
  );
}

/** A felt mule on a cupped footbed, its opening and sole sewn over in yarn. */
export function slipper({ color = '#7C8079', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`slipper ${seed}`);
  const r = ramp(color);
  const yarn = '#A8482C';
  const opening: Pt[] = pts('424,312 372,330 328,374 296,428 272,482');
  const upper: Pt[] = [
    ...pts(
      '424,312! 452,306 492,322 546,356 602,386 654,420 694,464 708,506 700,538 640,550 520,552 400,544 300,524 262,508!',
    ),
    ...opening.slice(1).reverse(),
  ];
  const bed: Pt[] = pts(
    '88,452 94,430 112,424 132,440 160,470 220,492 300,508 420,534 540,544 700,536 704,552 560,560 400,556 250,540 130,532 98,510',
  );
  const insole: Pt[] = pts('112,426 150,436 210,452 290,452 340,420 400,380 430,420 380,520 240,500 160,474 130,446');
  const sole: Pt[] = [
    [94, 500],
    [128, 524],
    [250, 532],
    [400, 548],
    [560, 553],
    [700, 540],
    [716, 540],
    [712, 556],
    [660, GROUND - 2],
    [520, GROUND],
    [120, GROUND],
    [94, GROUND - 8],
    [86, 530],
  ];
  const lining = '#E4D8BF';
  const far: Pt[] = pts('420,316 388,312 350,340 318,388 290,440 300,470 380,470 430,380');

  const inside =
    flecks(r.light, 0.55, 420, rng) +
    flecks(r.dark, 0.55, 340, rng) +
    touches(pts('470,340 540,372 610,408 660,446'), r.light, 26, rng, 0.5) +
    touches(pts('380,372 344,420 320,470'), r.light, 20, rng, 0.35) +
    touches(pts('470,500 560,520 650,516'), r.dark, 22, rng, 0.35);

  return sheet(
    contact(96, 706) +
      form({
        outline: sole,
        color: '#8C6A47',
        rng,
        depth: 10,
        grain: 0.3,
        rim: 0.5,
        inside: line('M80 546C260 552 420 560 560 560S690 556 716 550', '#4d3822', 1.6, 'opacity=".5"'),
      }) +
      form({ outline: far, color: tone(lining, -0.14), rng, depth: 10, grain: 0.12, rim: 0.4 }) +
      nap(stretch(far, 0, 0.45), tone(lining, -0.02), rng, 6) +
      form({
        outline: insole,
        color: lining,
        rng,
        depth: 12,
        grain: 0.12,
        rim: 0.7,
        inside: fill('M230 500C280 480 330 420 380 350L470 400L420 540Z', '#6b5636', 0.5),
      }) +
      form({
        outline: bed,
        color: tone(color, -0.07),
        rng,
        depth: 12,
        grain: 0.22,
        inside: flecks(r.light, 0.5, 200, rng),
      }) +
      nap(stretch(bed, 0.02, 0.3), r.light, rng, 6) +
      blanket(pts('96,508 150,530 260,536 400,551 560,556 706,545'), yarn, 17, -15) +
      form({ outline: upper, color, rng, depth: 32, inside, grain: 0.22, rim: 0.9 }) +
      nap(stretch(upper, 0, 0.36), r.rim, rng, 8) +
      nap(stretch(upper, 0.05, 0.38), r.dark, rng, 5) +
      blanket(opening, yarn, 15, -15),
    { wash: '#C9B48C', rng, scale: 1.08, middle: 402 },
  );
}
