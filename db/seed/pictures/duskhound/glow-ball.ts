import { arc, pts, through } from '../curves';
import { fill, line, within } from '../svg';
import { mix, tone } from '../tones';
import { GROUND, glow, LAMP, sheet } from './flat';

const [CX, CY, R] = [400, 452, 190];

/** A rubber ball that glows; `color` is the light's. */
export function glowBall({ color = LAMP }: { color?: string; seed: string }): string {
  const disc = through(arc(CX, CY, R, R, 0, 359, 60), true);
  const pale = mix(color, '#FFFFFF', 0.5);
  const deep = tone(color, -0.2);
  // Two seams of a thrown ball, and the grooves a hound's teeth find.
  const seams = [pts('212,420 280,500 390,540 500,520 588,440'), pts('252,330 330,380 430,388 530,340 560,316')];
  const grooves = [
    pts('300,286 340,330 400,352'),
    pts('330,620 400,590 486,588'),
    pts('226,500 262,540 310,560'),
    pts('560,400 530,430 480,448'),
  ];
  return sheet(
    glow(CX, CY, 392, color, 0.62) +
      `<ellipse cx="${CX}" cy="${GROUND + 26}" rx="336" ry="46" fill="${color}" fill-opacity=".12"/><ellipse cx="${CX}" cy="${GROUND + 14}" rx="240" ry="32" fill="${color}" fill-opacity=".2"/><ellipse cx="${CX}" cy="${GROUND - 6}" rx="130" ry="18" fill="#0A1714" fill-opacity=".62"/>` +
      within(
        disc,
        fill(disc, deep) +
          `<circle cx="${CX + 22}" cy="${CY - 18}" r="${R - 6}" fill="${tone(color, -0.07)}"/><circle cx="${CX + 40}" cy="${CY - 36}" r="${R - 34}" fill="${color}"/><circle cx="${CX + 58}" cy="${CY - 56}" r="${R - 84}" fill="${mix(color, '#FFFFFF', 0.28)}"/>` +
          seams
            .map(
              (p) =>
                line(through(p), tone(color, -0.26), 15) + line(through(p), pale, 5, 'transform="translate(1 -4)"'),
            )
            .join('') +
          grooves
            .map(
              (p) =>
                line(through(p), tone(color, -0.2), 9, 'opacity=".75"') +
                line(through(p), pale, 2.6, 'transform="translate(.6 -4)" opacity=".9"'),
            )
            .join('') +
          glow(CX + 62, CY - 62, 150, '#FFFFFF', 0.7),
      ) +
      line(through(arc(CX, CY, R - 3, R - 3, 272, 378, 30)), '#FFFDEB', 5) +
      // a rope through the core
      `<ellipse cx="${CX - 52}" cy="${CY + 44}" rx="26" ry="28" fill="#0A1714" fill-opacity=".75"/><ellipse cx="${CX - 48}" cy="${CY + 40}" rx="19" ry="21" fill="#0A1714"/><path d="M${CX - 70} ${CY + 58}a26 28 0 0 0 44 -12" fill="none" stroke="${pale}" stroke-width="4"/>`,
    { tint: color },
  );
}
