import { arc, beside, type Pt, pts, straight, through } from '../curves';
import { seeded } from '../random';
import { fill, line, shade, within } from '../svg';
import { ramp, tone } from '../tones';
import { contact, form, sheet, stitches, touches } from './gouache';

const [CX, RX, RY, TOP, HEIGHT] = [300, 196, 50, 452, 92];

/** A sole seen from below, the house's mark, in a box 100 wide and 240 high. */
export const SOLE_MARK: readonly Pt[] = pts(
  '50,0 82,14 98,54 94,96 80,134 78,166 86,200 76,230 50,240 25,231 15,202 22,166 18,134 4,98 2,54 18,14',
);

/** An open tin of shoe cream; its lid, with the house's mark, leans behind it. `color` is the cream's. */
export function careTin({ color = '#6B3A1E', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`tin ${seed}`);
  const r = ramp(color);
  const enamel = '#3F5143';
  const e = ramp(enamel);
  const brass = '#C9A256';
  const b = ramp(brass);
  const bone = '#F0E6CF';

  const upper = arc(CX, TOP, RX, RY, 0, 180, 30);
  const lower = arc(CX, TOP + HEIGHT, RX, RY, 180, 0, 30);
  const wall: Pt[] = [...upper, ...lower];
  const band = (share: number) => through(arc(CX, TOP + HEIGHT * share, RX, RY, 1, 179, 30));
  const ring = (rx: number, ry: number, dy = 0) => through(arc(CX, TOP + dy, rx, ry, 0, 359, 44), true);
  const lid: Pt[] = arc(502, 404, 176, 180, 0, 352, 44);
  const mark = SOLE_MARK.map((p): Pt => [502 - 36 + p[0] * 0.72, 258 + p[1] * 0.72]);
  const swirl = Array.from({ length: 90 }, (_, i): Pt => {
    const a = i * 0.19;
    const k = 1 - i / 96;
    return [CX + 4 + (RX - 38) * k * Math.cos(a), TOP + 9 + (RY - 13) * k * Math.sin(a)];
  });
  const letters = 'M-20 34L0 -34L20 34M-12 10H12';

  return sheet(
    `${shade(520, 584, 194, 34, '#4A3B28', 0.4)}` +
      // lid: its edge first, then the enamelled face
      form({ outline: arc(514, 407, 177, 180, 0, 352, 44), color: tone(enamel, -0.1), rng, depth: 6 }) +
      form({
        outline: lid,
        color: enamel,
        rng,
        depth: 9,
        grain: 0.16,
        rim: 1,
        inside:
          touches(pts('372,330 420,270 490,246'), e.light, 26, rng, 0.6) +
          touches(pts('356,400 366,350 390,310'), e.rim, 8, rng, 0.4),
      }) +
      line(through(arc(502, 404, 158, 162, 0, 359, 44), true), brass, 3.4) +
      line(through(arc(502, 404, 150, 154, 0, 359, 44), true), brass, 1.4) +
      fill(through(mark, true), bone) +
      stitches(beside(mark, 7, true), '#8C3B1F', 2.4, '5.5 3.6') +
      `<g transform="translate(502 311) scale(.72)">${line(letters, '#26231E', 7)}</g>` +
      `<g transform="translate(502 398) scale(.44)">${line('M-26 -30H26M0 -30V34', '#26231E', 11)}</g>` +
      // tin
      contact(116, 500, 588, 1.8) +
      form({
        outline: wall,
        color: enamel,
        rng,
        depth: 12,
        grain: 0.16,
        inside:
          touches(pts('180,510 178,540 182,586'), e.light, 36, rng, 0.7) +
          touches(pts('216,510 214,540 218,590'), e.rim, 10, rng, 0.45) +
          touches(pts('452,480 456,520 450,570'), e.deep, 40, rng, 0.6),
      }) +
      within(
        straight(wall),
        line(band(0.3), bone, 22, 'opacity=".96" stroke-linecap="butt" transform="translate(0 18)"') +
          line(band(0.3), '#8C3B1F', 3, 'stroke-linecap="butt" transform="translate(0 18)"'),
      ) +
      within(straight(wall), fill('M430 400H520V640H430Z', '#000', 0.16) + fill('M96 400H130V640H96Z', '#000', 0.1)) +
      line(band(0.97), b.deep, 7, 'stroke-linecap="butt"') +
      line(band(0.965), b.base, 4, 'stroke-linecap="butt"') +
      fill(ring(RX, RY), b.deep) +
      fill(ring(RX - 2, RY - 1.5, -1), b.base) +
      fill(ring(RX - 8, RY - 4.5), tone(brass, -0.22)) +
      within(
        ring(RX - 10, RY - 5, 1),
        fill(ring(RX - 10, RY - 5, 1), r.deep) +
          fill(ring(RX - 12, RY - 9, 10), r.base) +
          line(through(swirl), r.dark, 12, 'opacity=".7"') +
          line(through(swirl), r.light, 5, 'transform="translate(-1 -3)" opacity=".85"') +
          touches(pts('176,456 220,436 280,430'), r.rim, 9, rng, 0.7),
      ) +
      line(through(arc(CX, TOP - 1, RX - 3, RY - 2, 180, 350, 30)), b.rim, 2.4) +
      line(through(arc(CX, TOP, RX - 1, RY - 0.5, 20, 160, 30)), b.rim, 2.4, 'opacity=".8"'),
    { wash: '#C9B48C', rng, scale: 1.1, middle: 392 },
  );
}
