import { beside, type Pt, pts, stretch, through } from '../curves';
import { seeded } from '../random';
import { fill, line, within } from '../svg';
import { ramp, tone } from '../tones';
import { contact, cutEdge, form, sheet, stitches, touches } from './gouache';
import { FEATHER, soleStack } from './last';

const TOPLINE: Pt[] = pts('126,360! 168,371 216,388 258,385 297,358 330,314!');
const INSTEP: Pt[] = pts('398,312 430,346 466,378 506,402 552,420 604,435 656,458 692,489 707,517 704,531!');
const BACK: Pt[] = pts('104,503! 98,470 100,430 114,390');
const FACING: Pt[] = pts('330,314! 362,336 408,370 452,402 482,424 490,440 478,451 452,464 428,490 412,541');

/** A plain-cap derby, five eyelets, on a welted leather sole. */
export function derby({ color = '#7A4326', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`derby ${seed}`);
  const r = ramp(color);
  const lining = '#C79B66';
  const upper: Pt[] = [...BACK, ...TOPLINE, [345, 318], ...INSTEP, ...FEATHER.slice(1, -1).reverse()];
  const thread = tone(color, 0.2, 8);

  const farCollar: Pt[] = pts('126,360! 150,352 210,360 262,352 306,322 338,290! 352,320 300,380 220,402 150,384');
  const tongue: Pt[] = pts('318,330 330,292 346,272 370,272 392,292 424,330 470,372 500,400 470,412');
  const eyelets = beside(stretch(FACING, 0.02, 0.52), 15);
  const at = (t: number) => eyelets[Math.round(t * (eyelets.length - 1))] as Pt;

  const lace = (t: number) => {
    const e = at(t);
    const over: Pt = [e[0] + 21, e[1] - 33];
    const d = through([e, [e[0] + 8, e[1] - 20], over]);
    return (
      line(d, '#140d08', 11, 'opacity=".45" transform="translate(2 4)"') +
      line(d, tone(color, -0.1), 9.5) +
      line(d, tone(color, 0.06), 5, 'transform="translate(-1.5 -.5)"') +
      line(d, tone(color, 0.2), 5, 'stroke-dasharray="1.2 3.4" opacity=".5"')
    );
  };
  const eyelet = (t: number) => {
    const [x, y] = at(t);
    return `<circle cx="${x}" cy="${y}" r="5.2" fill="${r.deep}"/><circle cx="${x}" cy="${y}" r="2.8" fill="#0d0805"/>`;
  };

  const cap: Pt[] = pts('598,436 580,462 573,500 578,551');
  const inside =
    // light on the vamp, cap and quarter
    touches(pts('528,428 580,444 628,466 662,494'), r.light, 17, rng, 0.85) +
    touches(pts('616,455 648,466 676,494'), r.rim, 7, rng, 0.8) +
    touches(pts('140,404 124,440 122,478'), r.light, 15, rng, 0.7) +
    touches(pts('190,410 252,414 310,394 352,360'), r.light, 20, rng, 0.6) +
    touches(pts('318,400 372,416 420,440'), r.light, 10, rng, 0.4) +
    // shade in the waist and under the ankle
    touches(pts('180,486 270,484 350,500 430,528'), r.dark, 26, rng, 0.55) +
    touches(pts('420,520 440,486 480,462 500,446'), r.deep, 12, rng, 0.5) +
    touches(pts('200,450 250,462 300,462'), r.dark, 8, rng, 0.35);

  const backstay: Pt[] = pts('150,366 158,410 164,456 166,510');
  const eyestay = beside(FACING, 0);
  return sheet(
    contact(108, 706) +
      soleStack({ edge: '#6B4426', thread: '#E6CFA0', rng }) +
      form({
        outline: farCollar,
        color: lining,
        rng,
        depth: 4,
        grain: 0.2,
        rim: 0.2,
        inside: fill(through(pts('120,372 216,372 330,300 350,400 200,440'), true), '#5B3A1E', 0.5),
      }) +
      form({ outline: tongue, color: tone(color, -0.03), rng, depth: 12 }) +
      form({ outline: upper, color, rng, depth: 30, inside }) +
      within(through(upper, true), fill(`${through(FACING.slice(0, 6))}L560 400L400 260Z`, r.deep, 0.4)) +
      cutEdge(eyestay, r, 5) +
      stitches(beside(stretch(FACING, 0.01, 0.97), 6), thread, 1.8, '5 3.4') +
      stitches(beside(stretch(FACING, 0.5, 0.97), 11), thread, 1.8, '5 3.4') +
      line(through(TOPLINE), r.rim, 2.4, 'opacity=".7"') +
      stitches(beside(TOPLINE, 7), thread, 1.7, '5 3.4') +
      cutEdge(backstay.slice().reverse(), r, 3) +
      stitches(beside(backstay, 5), thread, 1.7, '5 3.4') +
      cutEdge(cap, r, 4) +
      stitches(beside(cap, 5), thread, 1.8, '5 3.2') +
      stitches(beside(cap, 10), thread, 1.8, '5 3.2') +
      [0.03, 0.25, 0.47, 0.69, 0.9].map((t) => eyelet(t) + lace(t)).join(''),
    { wash: '#C9B48C', rng, scale: 1.1, middle: 409 },
  );
}
