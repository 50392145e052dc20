import { arc, type Pt, straight, through } from '../curves';
import { fill, line, within } from '../svg';
import { mix, tone } from '../tones';
import { floorShadow, glow, LAMP, sheet, tape } from './flat';

const [CX, RX, RY, TOP, HEIGHT] = [400, 262, 92, 478, 98];
const wall = (from: number, to: number): Pt[] => [
  ...arc(CX, TOP, RX, RY, from, to, 40),
  ...arc(CX, TOP + HEIGHT, RX, RY, to, from, 40),
];
const ring = (y: number, rx = RX, ry = RY) => through(arc(CX, y, rx, ry, 0, 359, 60), true);

/** A collar with a lit tube; `color` is the light's. */
export function ledCollar({ color = LAMP }: { color?: string; seed: string }): string {
  const shell = '#466A5C';
  const lights = Array.from({ length: 13 }, (_, i) => {
    const a = ((12 + i * 13) * Math.PI) / 180;
    const x = CX + RX * Math.cos(a);
    const y = TOP + HEIGHT / 2 + RY * Math.sin(a);
    const squeeze = Math.max(0.34, Math.sin(a));
    return { x, y, squeeze, skip: i === 3 || i === 2 };
  }).filter((l) => !l.skip);
  const tube = through(arc(CX, TOP + HEIGHT / 2, RX, RY, 4, 176, 40));
  const tubeBack = through(arc(CX, TOP + HEIGHT * 0.42, RX - 12, RY - 6, 190, 350, 40));
  const front = wall(0, 180);
  const inner = [...arc(CX, TOP, RX - 7, RY - 4, 180, 360, 40), ...arc(CX, TOP + HEIGHT, RX - 7, RY - 4, 360, 180, 40)];
  return sheet(
    floorShadow(`<path d="${straight(wall(0, 180))}"/><path d="${ring(TOP)}"/>`, TOP + HEIGHT + RY - 6) +
      `<ellipse cx="400" cy="${TOP + HEIGHT + 8}" rx="300" ry="112" fill="${color}" fill-opacity=".1"/><ellipse cx="400" cy="${TOP + HEIGHT + 8}" rx="230" ry="82" fill="${color}" fill-opacity=".14"/>` +
      within(
        ring(TOP, RX - 4, RY - 3),
        fill(ring(TOP, RX, RY), '#152A24') +
          fill(straight(inner), mix(shell, color, 0.16)) +
          line(tubeBack, color, 26, 'opacity=".55"') +
          line(tubeBack, mix(color, '#FFFFFF', 0.4), 11, 'opacity=".9"'),
      ) +
      line(ring(TOP), '#6C9483', 8) +
      line(through(arc(CX, TOP, RX, RY, 250, 350, 30)), '#8FB3A3', 3) +
      within(
        straight(front),
        fill(straight(front), shell) +
          fill('M100 380H230V780H100Z', tone(shell, -0.07)) +
          fill('M540 380H720V780H540Z', tone(shell, 0.05)) +
          fill(straight(front), 'url(#weave)', 0.6) +
          tape(arc(CX, TOP + 15, RX, RY, 0, 180, 40), 9) +
          tape(arc(CX, TOP + HEIGHT - 13, RX, RY, 0, 180, 40), 9),
      ) +
      within(
        straight(front),
        line(tube, mix(color, '#0A1714', 0.55), 46, 'stroke-linecap="butt"') +
          line(tube, mix(color, '#FFFFFF', 0.08), 36, 'stroke-linecap="butt"') +
          line(tube, mix(color, '#FFFFFF', 0.5), 14, 'stroke-linecap="butt"'),
      ) +
      lights.map((l) => glow(l.x, l.y, 92, color, 0.75)).join('') +
      lights
        .map(
          (l) =>
            `<ellipse cx="${l.x.toFixed(1)}" cy="${l.y.toFixed(1)}" rx="${(9 * l.squeeze).toFixed(1)}" ry="9" fill="#FFFFFF"/>`,
        )
        .join('') +
      // clasp, with its charging port
      `<g transform="translate(536 558) skewY(-15)"><rect x="-56" y="-58" width="104" height="116" rx="16" fill="#0C1714"/><rect x="-56" y="-58" width="104" height="112" rx="16" fill="#2B473D"/><rect x="-50" y="-52" width="92" height="100" rx="12" fill="#18302A"/><path d="M-40 -58H36Q48 -58 48 -44V20Z" fill="#fff" fill-opacity=".07"/><circle cx="-4" cy="-4" r="21" fill="#0C1714"/><circle cx="-4" cy="-4" r="14" fill="${color}"/><path d="M-4 -13v9" stroke="#0C1714" stroke-width="4" stroke-linecap="round"/><path d="M-10 -9a8 8 0 1 0 12 0" fill="none" stroke="#0C1714" stroke-width="3.4" stroke-linecap="round"/></g>`,
    { tint: color },
  );
}
