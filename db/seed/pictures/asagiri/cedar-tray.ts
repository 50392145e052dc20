import { arc, type Pt, straight, stretch, through } from '../curves';
import { type Rng, seeded } from '../random';
import { fill, line, shade, within } from '../svg';
import { mix, tone } from '../tones';
import { brushShadow, contour, modelling, onSurface, oval, rings, sheet, silhouette, TILT, type Turned } from './wheel';

const [CX, R, TOP, WALL] = [398, 316, 500, 74];

/** Straight cedar grain seen at the sheet's tilt, closer together towards the edges of the board. */
function floorGrain(color: string, rng: Rng): string {
  return Array.from({ length: 54 }, (_, i) => {
    const v = -1 + (i / 53) * 2;
    const y = TOP + 30 + v * R * TILT;
    const bow = Math.sin(i * 0.9) * 1.6;
    const arch = 16 * Math.exp(-((v * 3.2) ** 2));
    return line(
      through([
        [60, y + bow],
        [CX - 140, y - bow - arch * 0.3],
        [CX - 30, y - arch],
        [CX + 130, y + bow - arch * 0.3],
        [740, y],
      ]),
      i % 4 ? tone(color, -0.1) : tone(color, -0.19),
      rng.between(0.8, 2.4),
      `opacity="${rng.between(0.35, 0.8).toFixed(2)}"`,
    );
  }).join('');
}

/** A round tray of bent cedar, its seam sewn with cherry bark. `color` is the wood's. */
export function cedarTray({ color = '#C98F5C', seed }: { color?: string; seed: string }): string {
  const rng = seeded(`tray ${seed}`);
  const t: Turned = {
    cx: CX,
    profile: [
      [R, TOP],
      [R + 1, TOP + 20],
      [R - 1, TOP + WALL - 14],
      [R - 6, TOP + WALL],
    ],
  };
  const body = silhouette(t);
  const hole = oval(CX, TOP + 1, R - 13);
  const wallGrain = Array.from({ length: 13 }, (_, i) => {
    const y = TOP + 4 + i * 5.6 + rng.between(-1, 1);
    return line(
      through(arc(CX, y, R, R * TILT, 0, 180, 40)),
      tone(color, i % 3 ? -0.1 : -0.18),
      rng.between(0.8, 2),
      `opacity="${rng.between(0.3, 0.7).toFixed(2)}"`,
    );
  }).join('');
  const at = (angle: number, y: number): Pt => onSurface(t, [R, y], angle);
  const seamAngle = -16;
  const bark = '#5B2F22';
  const stitch = [0, 1, 2, 3, 4, 5]
    .map((i) => {
      const y = TOP + 8 + i * 11;
      const d = straight([at(seamAngle - 4, y), at(seamAngle + 5, y + 1)], false);
      return (
        line(d, '#1b0d07', 8.4, 'opacity=".45" transform="translate(1 2)"') +
        line(d, bark, 7) +
        line(d, tone(bark, 0.14), 2, 'transform="translate(0 -1.6)"')
      );
    })
    .join('');
  const seam = straight([at(seamAngle + 9, TOP - 3), at(seamAngle + 9, TOP + WALL)], false);
  const left = rings(t).map((p) => onSurface(t, p, -90));
  const innerWall = straight([
    ...arc(CX, TOP, R - 13, (R - 13) * TILT, 180, 360, 40),
    ...arc(CX, TOP + 46, R - 13, (R - 13) * TILT, 360, 180, 40),
  ]);
  const floor = oval(CX, TOP + 40, R - 15);
  return sheet(
    brushShadow(CX, 300, 150, rng, TOP + WALL + 66) +
      within(
        body,
        `${fill(body, color) + wallGrain + modelling(t, color, 0.25)}<g style="mix-blend-mode:multiply" opacity=".5">${modelling(t, '#E9D9C4', 0)}</g>${line(seam, tone(color, -0.28), 3)}${line(seam, tone(color, 0.12), 1.6, 'transform="translate(2.4 0)"')}${fill(body, 'url(#grain)', 0.08)}`,
      ) +
      stitch +
      fill(oval(CX, TOP, R), tone(color, 0.08)) +
      line(oval(CX, TOP, R - 3), tone(color, 0.16), 2, 'opacity=".8"') +
      line(oval(CX, TOP, R - 8), tone(color, -0.1), 1.4, 'opacity=".6"') +
      within(
        hole,
        fill(hole, tone(color, -0.06)) +
          fill(innerWall, tone(color, -0.04)) +
          `<path d="M60 400H300V620H60Z" fill="${tone(color, -0.26)}" fill-opacity=".55" filter="url(#b22)"/>` +
          within(
            floor,
            `${fill(floor, mix(color, '#F0D9B5', 0.22)) + floorGrain(color, rng)}${shade(CX - 130, TOP - 6, 248, 78, tone(color, -0.26), 0.5)}${shade(CX + 130, TOP + 62, 198, 58, '#fff', 0.28)}`,
          ) +
          line(floor, tone(color, -0.3), 3, 'opacity=".55"'),
      ) +
      contour(stretch(left, 0.02, 1), rng, 3.4, 0.4) +
      contour(arc(CX, TOP + WALL, R - 6, (R - 6) * TILT, 172, 96, 30), rng, 3.2, 0.4),
    rng,
  );
}
