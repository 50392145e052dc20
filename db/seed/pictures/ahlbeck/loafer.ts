import { beside, type Pt, pts, stretch, through } from '../curves';
import { seeded } from '../random';
import { fill, line, within } from '../svg';
import { ramp, tone } from '../tones';
import { contact, cutEdge, form, sheet, stitches, touches } from './gouache';
import { FEATHER, soleStack } from './last';

const BACK: Pt[] = pts('104,503! 98,472 101,438 114,406 122,380!');
const TOPLINE: Pt[] = pts('122,380! 160,396 216,416 280,420 334,400 376,366 396,350!');
const INSTEP: Pt[] = pts('404,328 424,322 446,340 480,370 528,398 594,415 654,442 696,479 707,514 704,531!');

/** A penny loafer: hand-sewn apron, saddle strap with its slot, low welted sole. */
export function loafer({ color = '#6B2B25', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`loafer ${seed}`);
  const r = ramp(color);
  const thread = tone(color, 0.2, 8);
  const upper: Pt[] = [...BACK, ...TOPLINE.slice(1), ...INSTEP, ...FEATHER.slice(1, -1).reverse()];
  const front: Pt[] = pts('464,352 456,398 438,446 426,496 424,546');
  const back: Pt[] = pts('394,352 380,396 364,440 350,486 344,530');
  const strap: Pt[] = [...pts('394,352! 428,326 464,352!'), ...front.slice(1), ...back.slice(1).reverse()];
  const apron: Pt[] = pts('440,416 500,430 560,440 612,450 654,462 680,478 690,474 684,464');
  const far: Pt[] = pts('122,380! 150,374 220,386 300,382 360,348 404,326! 396,352 330,410 220,424 150,400');

  const inside =
    touches(pts('500,402 560,426 616,444 648,458'), r.light, 17, rng, 0.85) +
    touches(pts('560,418 610,434 640,450'), r.rim, 6, rng, 0.8) +
    touches(pts('510,462 570,474 640,488 674,508'), r.light, 12, rng, 0.6) +
    touches(pts('134,414 120,446 118,484'), r.light, 15, rng, 0.7) +
    touches(pts('170,430 240,446 310,440 352,412'), r.light, 18, rng, 0.55) +
    touches(pts('190,492 280,496 350,512'), r.dark, 22, rng, 0.5);
  const strapInside =
    touches(pts('402,392 390,430 376,480'), r.light, 16, rng, 0.6) +
    touches(pts('442,390 424,440 408,510'), r.dark, 14, rng, 0.35);
  // The raised seam: a roll of leather gathered by each hand-sewn stitch.
  const roll =
    line(through(beside(apron, 4)), r.deep, 6, 'opacity=".6"') +
    line(through(apron), r.base, 9) +
    line(through(beside(apron, -2)), r.light, 3.4) +
    line(through(apron), r.deep, 9, 'stroke-dasharray="1.6 7.4" opacity=".85"') +
    line(through(beside(apron, -3.4)), r.rim, 1.3, 'stroke-dasharray="5 4" opacity=".9"');
  const slot: Pt[] = pts('402,379! 426,370 449,367! 436,372! 430,378 418,376!');

  return sheet(
    contact(108, 706) +
      soleStack({ edge: '#4E3120', thread: '#D9BE8C', rng, welt: 8, outsole: 11 }) +
      form({
        outline: far,
        color: '#C79B66',
        rng,
        depth: 4,
        grain: 0.15,
        rim: 0.3,
        inside: fill('M110 410C200 390 300 400 404 336L420 440H110Z', '#5B3A1E', 0.5),
      }) +
      form({ outline: upper, color, rng, depth: 30, inside }) +
      within(
        through(upper, true),
        fill(`${through(beside(apron, -2))}L660 440L560 400L450 340Z`, r.light, 0.14) + roll,
      ) +
      line(through(TOPLINE), r.rim, 2.6, 'opacity=".7"') +
      line(through(beside(TOPLINE, 6)), r.deep, 7, 'opacity=".35"') +
      stitches(beside(TOPLINE, 9), thread, 1.7, '5 3.4') +
      within(
        through(upper, true),
        `<g transform="translate(5 4)">${fill(through(strap, true), '#140806', 0.45)}</g>` +
          form({ outline: strap, color, rng, depth: 14, inside: strapInside }) +
          cutEdge(front, r, 3) +
          stitches(beside(stretch(front, 0.02, 1), 6), thread, 1.8, '5 3.4') +
          stitches(beside(stretch(back, 0.02, 1), -6), thread, 1.8, '5 3.4'),
      ) +
      fill(through(slot, true), '#120706') +
      line(through(pts('404,380 424,380 448,370')), r.rim, 1.6, 'opacity=".7"') +
      cutEdge(pts('158,512 156,466 150,420 146,392'), r, 3) +
      stitches(pts('163,512 161,466 155,420 151,396'), thread, 1.7, '5 3.4'),
    { wash: '#A9AE8E', rng, scale: 1.1, middle: 409 },
  );
}
