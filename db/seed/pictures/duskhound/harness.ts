import { beside, pts, through } from '../curves';
import { line, within } from '../svg';
import { tone } from '../tones';
import { EMBER, HOUND, HOUND_BODY, hound, houndEar, sheet, solid, tape } from './flat';

const SADDLE = pts(
  '504,250! 486,276 458,296 404,304 344,303! 338,336 350,366 392,378 440,372 470,350 496,318 520,286!',
);

/** A Y-front walking harness, shown worn, cropped to the shoulders. */
export function harness({ color = EMBER }: { color?: string; seed: string }): string {
  const web = tone(color, -0.1, -3);
  const strap = (points: ReturnType<typeof pts>, width: number) =>
    line(through(points), '#0A1210', width + 6, 'stroke-linecap="butt"') +
    line(through(points), web, width, 'stroke-linecap="butt"') +
    line(through(beside(points, -width * 0.3)), tone(web, 0.1), width * 0.22, 'stroke-linecap="butt"') +
    tape(points, width * 0.3);
  const ring = (x: number, y: number, r: number) =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="#0A1210" stroke-width="8"/><circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="#C9D6CE" stroke-width="5"/><path d="M${x - r} ${y}a${r} ${r} 0 0 1 ${r} ${-r}" fill="none" stroke="#fff" stroke-width="2"/>`;
  const handle = pts('372,304 380,280 410,274 444,280 454,296');
  return sheet(
    `<g transform="translate(400 420) scale(1.62) translate(-478 -352)">${
      hound() +
      line(through(handle), '#0A1210', 19) +
      line(through(handle), web, 14) +
      line(through(beside(handle, -3)), tone(web, 0.12), 3.4) +
      within(
        HOUND_BODY,
        strap(pts('372,360 364,400 362,470'), 30) +
          strap(pts('456,350 480,390 524,424 568,424'), 28) +
          strap(pts('492,300 520,330 548,356 582,372'), 26) +
          strap(pts('474,378 440,420 404,450 396,480'), 22),
      ) +
      solid({
        points: SADDLE,
        color,
        depth: 14,
        weave: true,
        inside: tape(pts('334,352 380,362 432,356 470,330 512,280'), 15),
      }) +
      line(through(beside(SADDLE, -5, true)), tone(color, 0.14), 1.6, 'stroke-dasharray="6 4" opacity=".9"') +
      `<rect x="372" y="316" width="62" height="24" rx="6" fill="#0F1E1A"/>` +
      `<g transform="translate(403 339) scale(.042) translate(-372 -650)" fill="#DCE6DF">${HOUND}</g>` +
      ring(352, 298, 10) +
      `<circle cx="532" cy="392" r="15" fill="#0F1E1A"/>` +
      ring(534, 392, 9) +
      `<rect x="352" y="404" width="30" height="34" rx="6" fill="#0F1E1A" stroke="#5F8576" stroke-width="2"/><path d="M358 414h18M358 428h18" stroke="#5F8576" stroke-width="2"/>` +
      houndEar()
    }</g>`,
    { floor: false },
  );
}
