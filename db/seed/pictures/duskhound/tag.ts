import { arc, type Pt, pts, through } from '../curves';
import { fill, line, within } from '../svg';
import { tone } from '../tones';
import { HOUND, sheet, solid, tape, wallShadow } from './flat';

/** JUNO in single strokes, as an engraving needle draws it: 4 letters on a 70-unit pitch, 64 high. */
const NAME =
  'M36 0V46Q36 64 18 64T2 48M70 0V44Q70 64 90 64T110 44V0M140 64V0L182 64V0M232 0Q256 0 256 32T232 64T208 32T232 0Z';
const DIGITS = 'M0 0h14M24 0h14M48 0h14M76 0h14M100 0h14M124 0h14M148 0h14';

/** An engraved name tag on a split ring, hung from a length of collar. */
export function tag({ color = '#D9B25A' }: { color?: string; seed: string }): string {
  const disc = arc(400, 486, 196, 196, -68, 248, 60).map((p): Pt => [p[0], p[1]]);
  const lobe: Pt[] = [...disc, ...pts('352,276 372,240 400,230 428,240 448,276')];
  const outline = `<path d="${through(lobe, true)}"/>`;
  const collar = '<rect x="-20" y="96" width="840" height="84"/>';
  const cut = (d: string, at: string, w: number) =>
    `<g transform="${at}">${line(d, tone(color, 0.16), w, 'transform="translate(-1.6 2.4)"')}${line(d, tone(color, -0.34), w)}</g>`;
  const rim = arc(400, 486, 172, 172, 0, 359, 60);
  return sheet(
    wallShadow(collar, 0, 40) +
      wallShadow(`${outline}<circle cx="400" cy="204" r="50" fill="none" stroke-width="14"/>`) +
      // split ring; the collar goes in front of it
      line(through(arc(400, 206, 52, 60, -40, 220, 40)), '#0A1714', 19) +
      line(through(arc(400, 206, 52, 60, -40, 220, 40)), '#C9D6CE', 13) +
      line(through(arc(400, 206, 52, 60, -40, 90, 30)), '#FFFFFF', 4) +
      line(through(arc(402, 206, 52, 60, 20, 220, 40)), '#6E8579', 3) +
      solid({
        points: pts('-30,96! 830,96! 830,180! -30,180!'),
        color: '#2F5246',
        depth: 10,
        weave: true,
        inside: tape(pts('-30,138 400,138 830,138'), 22),
      }) +
      line('M-20 108H820M-20 168H820', '#5F8576', 2.4, 'stroke-dasharray="9 6"') +
      fill(through(lobe, true), '#0A1714') +
      solid({
        points: lobe,
        color,
        depth: 20,
        inside: within(
          through(lobe, true),
          fill('M470 200L640 200L330 720L160 720Z', tone(color, 0.09), 0.75) +
            fill('M660 260L700 260L430 720L390 720Z', tone(color, 0.09), 0.6),
        ),
      }) +
      `<circle cx="400" cy="266" r="19" fill="#1C322B"/><path d="M381 266a19 19 0 0 1 38 0" fill="none" stroke="${tone(color, -0.3)}" stroke-width="5"/>` +
      // the ring's front half passes through the hole
      line(through(arc(400, 214, 46, 54, 60, 100, 12)), '#0A1714', 17) +
      line(through(arc(400, 214, 46, 54, 60, 100, 12)), '#E9F2EA', 11) +
      line(through(rim, true), tone(color, -0.28), 3.4) +
      line(through(rim, true), tone(color, 0.16), 1.6, 'transform="translate(-1 2)"') +
      cut(NAME, 'translate(271 452) scale(1)', 12) +
      cut(DIGITS, 'translate(319 552)', 7) +
      cut('M0 0h14M24 0h14M48 0h14M76 0h14M100 0h14', 'translate(343 582)', 7) +
      `<g transform="translate(400 412) scale(.19) translate(-372 -640)" fill="${tone(color, 0.16)}"><g transform="translate(-8 12)">${HOUND}</g><g fill="${tone(color, -0.34)}">${HOUND}</g></g>`,
    { floor: false },
  );
}
