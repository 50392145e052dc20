import { beside, type Pt, pts, straight, stretch, through, walk } from '../curves';
import { seeded } from '../random';
import { fill, line, within } from '../svg';
import { ramp, tone } from '../tones';
import { contact, cutEdge, form, GROUND, sheet, stitches, touches } from './gouache';

const EDGE: Pt[] = pts('96,496 180,502 270,508 350,518 430,531 510,537 600,534 670,524 718,508');
const BACK: Pt[] = pts('98,500! 90,462 96,410 112,350 114,290 106,232');
const COLLAR: Pt[] = pts('106,232 112,202 140,190 176,200 216,210 256,200 284,178 298,170!');
const FRONT: Pt[] = pts('352,196 360,250 374,300 406,342 452,372 510,392 580,406 646,426 698,460 718,496 718,510!');
const FACING: Pt[] = pts('298,170! 312,232 330,296 360,346 404,384 456,410 486,426 490,442 470,456 440,484 420,530');

/** A double-stitched mountain boot: padded collar, hooks and rings, rubber rand, lugged sole. */
export function hikingBoot({ color = '#6E5233', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`hiking ${seed}`);
  const r = ramp(color);
  const thread = tone(color, 0.22, 8);
  const laceColor = '#A8432A';
  const upper: Pt[] = [...BACK, ...COLLAR.slice(1), [318, 176], ...FRONT, ...EDGE.slice(1, -1).reverse()];
  const rubber = '#2C2A28';
  const rb = ramp(rubber);

  const soleBottom = (x: number) => (x < 560 ? GROUND - 16 : GROUND - 16 - ((x - 560) / 150) ** 2 * 24);
  const midsole: Pt[] = [
    ...walk(EDGE),
    [724, 516],
    [718, 532],
    ...[680, 600, 500, 420, 350, 300, 258, 180, 100].map((x): Pt => [x, x > 262 && x < 400 ? 540 : soleBottom(x) - 8]),
    [92, 520],
  ];
  const tread = pts(
    '92,532 180,532 262,532 300,534 420,538 560,536 670,526 722,508 730,520 722,542 690,554 600,562 410,564 392,551 276,551 262,564 96,564',
  );
  const lugs = [
    ...Array.from({ length: 6 }, (_, i) => 98 + i * 28),
    ...Array.from({ length: 11 }, (_, i) => 402 + i * 28),
  ]
    .map((x) => {
      const y = x < 560 ? GROUND : GROUND - ((x - 560) / 150) ** 2 * 28;
      return (
        fill(
          straight([
            [x, y - 24],
            [x + 24, y - 24],
            [x + 21, y + 2],
            [x + 3, y + 2],
          ]),
          rubber,
        ) + line(`M${x + 1} ${y - 20}L${x + 3} ${y - 2}`, rb.rim, 1.6, 'opacity=".5"')
      );
    })
    .join('');

  const rand: Pt[] = pts('560,538! 572,512 604,490 650,478 694,476 722,500 722,524 660,540');
  const heelRand: Pt[] = pts('86,500 88,452 120,446 160,462 188,488 196,506');
  const inside =
    touches(pts('500,404 570,420 630,440 668,464'), r.light, 20, rng, 0.85) +
    touches(pts('560,414 610,428 650,448'), r.rim, 7, rng, 0.6) +
    touches(pts('190,300 250,330 300,380 360,420'), r.light, 22, rng, 0.5) +
    touches(pts('130,300 124,370 110,430'), r.light, 16, rng, 0.65) +
    touches(pts('330,330 290,352 240,356'), r.deep, 10, rng, 0.45) +
    touches(pts('200,470 290,480 380,506'), r.dark, 28, rng, 0.5);

  const holes = beside(stretch(FACING, 0.03, 0.62), 15);
  const at = (t: number) => holes[Math.round(t * (holes.length - 1))] as Pt;
  const laces = [0.04, 0.2, 0.36, 0.54, 0.72, 0.92]
    .map((t, i) => {
      const [x, y] = at(t);
      const up = i < 3;
      const d = through(
        up
          ? [
              [x, y - 3],
              [x + 24, y - 14],
              [x + 56 - i * 4, y - 6],
            ]
          : [
              [x, y],
              [x + 16, y - 20],
              [x + 34 - i * 2, y - 42 + i],
            ],
      );
      const metal = up
        ? line(`M${x - 5} ${y + 2}C${x - 8} ${y - 10} ${x + 8} ${y - 12} ${x + 8} ${y - 2}`, '#3a3128', 8) +
          line(`M${x - 5} ${y + 1}C${x - 8} ${y - 10} ${x + 8} ${y - 12} ${x + 8} ${y - 3}`, '#C9AE78', 4.6)
        : `<circle cx="${x}" cy="${y}" r="8.5" fill="none" stroke="#3a3128" stroke-width="5.6"/><circle cx="${x}" cy="${y}" r="8.5" fill="none" stroke="#C9AE78" stroke-width="3.4"/>`;
      return (
        line(d, '#160e08', 12, 'opacity=".45" transform="translate(2 5)"') +
        line(d, tone(laceColor, -0.06), 10) +
        line(d, laceColor, 6, 'transform="translate(-1 -1)"') +
        line(d, '#EBD9B4', 6, 'stroke-dasharray="2 7" opacity=".8"') +
        metal
      );
    })
    .join('');

  const tongue: Pt[] = pts('284,190 292,150 312,130 338,132 352,160 362,240 378,300 420,352 470,384 430,396 340,330');
  const pad = (t: number): Pt[] => [
    [110 + t * 4, 236 + t * 40],
    [150, 236 + t * 38],
    [210, 250 + t * 40],
    [262, 240 + t * 42],
    [306, 214 + t * 42],
  ];
  const collarShape: Pt[] = [[106, 236], ...COLLAR.slice(1), ...pts('306,214 318,262 270,288 212,300 150,288 112,284')];
  const soft = tone(color, -0.1);

  return sheet(
    contact(96, 712) +
      within('M0 0H800V800H0Z', lugs) +
      form({ outline: tread, color: rubber, rng, depth: 8, grain: 0.3, rim: 0.4 }) +
      form({
        outline: midsole,
        color: '#8A6A44',
        rng,
        depth: 8,
        grain: 0.3,
        rim: 0.5,
        inside: line(through(beside(EDGE, 22)), '#4d3822', 2, 'opacity=".6"'),
      }) +
      form({ outline: tongue, color: soft, rng, depth: 12 }) +
      form({ outline: upper, color, rng, depth: 30, inside, grain: 0.22 }) +
      form({ outline: collarShape, color: soft, rng, depth: 12, rim: 0.6 }) +
      [0.05, 0.55]
        .map(
          (t) =>
            line(through(pad(t)), ramp(soft).deep, 4, 'opacity=".8"') +
            line(through(beside(pad(t), 3)), ramp(soft).rim, 1.6, 'opacity=".5"'),
        )
        .join('') +
      within(through(upper, true), fill(`${through(FACING.slice(0, 7))}L640 360L360 130Z`, r.deep, 0.5)) +
      cutEdge(FACING, r, 5) +
      stitches(beside(stretch(FACING, 0.02, 0.97), 5), thread, 2, '5.5 3.6') +
      stitches(beside(stretch(FACING, 0.56, 0.97), 11), thread, 2, '5.5 3.6') +
      within(
        through(upper, true),
        form({ outline: rand, color: rubber, rng, depth: 10, grain: 0.3, rim: 0.7 }) +
          form({ outline: [...heelRand, [86, 520]], color: tone(color, -0.06), rng, depth: 10 }),
      ) +
      cutEdge(heelRand.slice(1).reverse(), r, 3) +
      stitches(beside(stretch(heelRand, 0.2, 0.97), 6), thread, 2, '5.5 3.6') +
      line(through(EDGE), '#120d09', 3, 'opacity=".6"') +
      stitches(beside(stretch(EDGE, 0.01, 0.985), 8), '#EAD6AC', 2.8, '7 4.5') +
      stitches(beside(stretch(EDGE, 0.01, 0.8), 15), '#EAD6AC', 2.4, '7 4.5') +
      laces,
    { wash: '#A9AE8E', rng, scale: 1.04, middle: 408 },
  );
}
