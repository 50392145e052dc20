import { beside, type Pt, pts, straight, stretch, through } from '../curves';
import { seeded } from '../random';
import { fill, line, within } from '../svg';
import { ramp, tone } from '../tones';
import { contact, cutEdge, form, sheet, stitches, touches } from './gouache';
import { FEATHER, soleStack } from './last';

const BACK: Pt[] = pts('104,503! 97,468 101,422 118,372 126,320 121,258 113,190!');
const TOP: Pt[] = pts('113,190! 160,199 214,201 268,193 316,180!');
const FRONT: Pt[] = pts(
  '316,180! 322,240 330,296 352,346 398,378 458,402 530,418 604,434 656,460 692,490 707,517 704,532!',
);
const GUSSET: Pt[] = pts('166,198! 176,270 190,340 206,404 222,422 236,404 244,340 252,270 262,194!');

/** An ankle boot with elastic sides, from one piece at the vamp, on a welted sole. */
export function chelsea({ color = '#5A3522', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`chelsea ${seed}`);
  const r = ramp(color);
  const thread = tone(color, 0.18, 8);
  const upper: Pt[] = [...BACK.slice(0, -1), ...TOP, ...FRONT.slice(1), ...FEATHER.slice(1, -1).reverse()];
  const elastic = tone(color, -0.1);
  const e = ramp(elastic);

  const inside =
    touches(pts('506,428 580,446 636,464 672,496'), r.light, 20, rng, 0.85) +
    touches(pts('604,450 646,466 678,494'), r.rim, 7, rng, 0.75) +
    touches(pts('312,220 314,290 334,350 380,396'), r.light, 16, rng, 0.6) +
    touches(pts('140,230 146,310 132,380 118,440'), r.light, 18, rng, 0.7) +
    touches(pts('300,400 372,436 440,450'), r.light, 13, rng, 0.4) +
    // the folds where the ankle bends
    touches(pts('338,330 312,356 276,368'), r.deep, 9, rng, 0.5) +
    touches(pts('360,372 322,392 286,396'), r.dark, 10, rng, 0.6) +
    touches(pts('116,388 142,396 168,390'), r.dark, 8, rng, 0.55) +
    touches(pts('280,470 350,500 440,530'), r.dark, 24, rng, 0.5);

  const ribs = Array.from({ length: 9 }, (_, i) => {
    const x = 172 + i * 11;
    const lean = (i - 4) * -2.2;
    const d = through([
      [x, 190],
      [x + 8 + lean * 0.4, 300],
      [214 + (x - 214) * 0.35, 426],
    ]);
    return line(d, e.deep, 3.4, 'opacity=".8"') + line(d, e.light, 1.2, 'opacity=".55" transform="translate(-3 0)"');
  }).join('');
  const seam: Pt[] = pts('222,424 234,462 254,514');
  const loop: Pt[] = pts('122,226 120,184 126,164 138,164 144,184 144,228');
  const loopFront: Pt[] = pts('290,212 290,172 296,154 307,154 313,172 313,206');
  const tab = (points: Pt[], behind: boolean) =>
    line(through(points), r.deep, 13, 'stroke-linecap="butt"') +
    line(through(points), behind ? tone(color, -0.04) : tone(color, 0.04), 10.5) +
    line(through(points), tone(color, 0.2), 1.4, 'stroke-dasharray="4 3" transform="translate(-3 0)" opacity=".8"');
  const inner: Pt[] = pts('113,190! 160,187 214,186 268,182 316,180! 268,196 214,204 160,202');

  return sheet(
    contact(108, 706) +
      soleStack({ edge: '#4A3222', thread: '#D9BE8C', rng }) +
      form({ outline: inner, color: '#B98C58', rng, depth: 4, grain: 0.1, rim: 0.1 }) +
      tab(loopFront, true) +
      form({ outline: upper, color, rng, depth: 34, inside }) +
      within(
        through(GUSSET, true),
        fill('M100 150H320V440H100Z', e.base) +
          ribs +
          fill(straight(pts('100,150 190,150 210,440 100,440')), e.light, 0.16),
      ) +
      cutEdge(GUSSET.slice().reverse(), r, 5) +
      stitches(beside(stretch(GUSSET, 0.01, 0.99), 6), thread, 1.8, '5 3.4') +
      stitches(beside(stretch(GUSSET, 0.01, 0.99), 11), thread, 1.8, '5 3.4') +
      line(through(seam), r.deep, 3) +
      stitches(beside(seam, -5), thread, 1.8, '5 3.4') +
      stitches(beside(seam, 5), thread, 1.8, '5 3.4') +
      line(through(TOP), r.rim, 2.4, 'opacity=".65"') +
      stitches(beside(TOP, 7), thread, 1.7, '5 3.4') +
      tab(loop, false),
    { wash: '#A9AE8E', rng, scale: 1.08, middle: 409 },
  );
}
