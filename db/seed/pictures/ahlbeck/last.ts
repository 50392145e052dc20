import { beside, type Pt, pts, straight, stretch, through, walk } from '../curves';
import type { Rng } from '../random';
import { fill, line, within } from '../svg';
import { ramp, tone } from '../tones';
import { form, GROUND, stitches } from './gouache';

/** The feather line of the house last, heel to toe: where every welted upper meets its welt. */
export const FEATHER: readonly Pt[] = pts('104,503 180,508 262,515 340,528 430,545 510,551 600,549 665,542 706,532');

type Sole = {
  /** Colour of welt and outsole edge. */
  edge: string;
  thread: string;
  rng: Rng;
  welt?: number;
  outsole?: number;
  heelTo?: number;
  /** Rubber top piece and, if wanted, rubber outsole. */
  rubber?: string;
};

/** The stack under a welted shoe, drawn as its own body: welt with its stitches, outsole, heel lifts, top piece. */
export function soleStack({
  edge,
  thread,
  rng,
  welt = 10,
  outsole = 12,
  heelTo = 256,
  rubber = '#2A2622',
}: Sole): string {
  const top = beside(FEATHER, 0).map((p): Pt => [p[0], p[1]]);
  const reach: Pt[] = [[98, 502], ...FEATHER.slice(1, -1), [718, 527]];
  const weltBottom = beside(reach, welt);
  const soleBottom = beside(reach, welt + outsole);
  const weltShape: Pt[] = [...walk(reach), ...weltBottom.slice().reverse()];
  const soleShape: Pt[] = [...weltBottom, ...soleBottom.slice().reverse()];
  const heelTop = soleBottom.filter((p) => p[0] <= heelTo + 4);
  const [first, last] = [heelTop[0] as Pt, heelTop[heelTop.length - 1] as Pt];
  const heel: Pt[] = [...heelTop, [last[0] - 7, GROUND], [first[0] + 5, GROUND]];
  const r = ramp(edge);
  const height = GROUND - first[1];
  const lifts = [0.26, 0.5].map((t) => {
    const pts: Pt[] = [
      [90, first[1] + height * t],
      [300, last[1] + (GROUND - last[1]) * t],
    ];
    return (
      line(straight(pts, false), r.deep, 1.8, 'opacity=".75"') +
      line(straight(beside(pts, 1.8), false), r.light, 1, 'opacity=".5"')
    );
  });
  const topPiece = first[1] + height * 0.74;
  const heelShape = straight(heel);
  const shank = soleBottom.filter((p) => p[0] >= heelTo && p[0] <= 430);
  return (
    within(
      heelShape,
      fill(heelShape, r.base) +
        fill(`M80 480H132V600H80Z`, r.light, 0.35) +
        fill(`M${heelTo - 46} 480H320V600H${heelTo - 30}Z`, r.deep, 0.55) +
        lifts.join('') +
        fill(`M60 ${topPiece}L320 ${topPiece + 4}V600H60Z`, rubber) +
        line(`M60 ${topPiece + 1.4}L320 ${topPiece + 5}`, tone(rubber, 0.2), 1.2, 'opacity=".6"'),
    ) +
    form({
      outline: soleShape,
      color: edge,
      rng,
      depth: 6,
      grain: 0.35,
      rim: 0.3,
      inside: line(through(beside(reach, welt + outsole * 0.62)), r.deep, 1.2, 'opacity=".5"'),
    }) +
    fill(straight([...shank, ...beside(shank, -outsole * 0.9).reverse()]), '#1a1410', 0.28) +
    form({ outline: weltShape, color: tone(edge, 0.05), rng, depth: 4, grain: 0.2, rim: 0.9 }) +
    stitches(beside(stretch(reach, 0.012, 0.988), welt * 0.5), thread, 2.6, '6.5 4') +
    line(through(top), '#120d09', 2.6, 'opacity=".6"')
  );
}
