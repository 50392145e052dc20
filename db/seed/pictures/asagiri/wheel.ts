import { arc, lerp, type Pt, straight, stroke, through, walk } from '../curves';
import { type Rng, waver } from '../random';
import { fill, grainPattern, line, nextId, picture, shade, within } from '../svg';
import { mix, tone } from '../tones';

const PAPER = '#F7F8F6';
export const INK = '#1D2733';
export const INDIGO = '#24477A';
/** Where the foot of everything stands. */
export const GROUND = 622;
/** How much a circle seen from this height is flattened. */
export const TILT = 0.27;

/** A thing turned on the wheel: its profile as [radius, height on the sheet] from lip to foot, about a middle line. */
export type Turned = { cx: number; profile: readonly Pt[] };

/** The profile as evenly spaced rings, lip first. */
export const rings = (t: Turned): Pt[] => walk(t.profile, 2.5);

/** The point of the surface on ring `ring` at `angle` degrees: 0 is the front, -90 the left edge, 90 the right. */
export function onSurface(t: Turned, ring: Pt, angle: number): Pt {
  const a = (angle * Math.PI) / 180;
  return [t.cx + ring[0] * Math.sin(a), ring[1] + ring[0] * TILT * Math.cos(a)];
}

/**
 * What is seen of the outside. A ring meets the outline where the surface turns away from the eye, at
 * cos(angle) = -TILT · dr/dy; so the belly of a bowl hides its own underside as it should.
 */
export function silhouette(t: Turned): string {
  const r = walk(t.profile, 6);
  const foot = r[r.length - 1] as Pt;
  let top: Pt | undefined;
  const right = r.flatMap((ring, i): Pt[] => {
    const [above, below] = [r[Math.max(0, i - 1)] as Pt, r[Math.min(r.length - 1, i + 1)] as Pt];
    const cos = (-TILT * (below[0] - above[0])) / (below[1] - above[1] || 1e-6);
    if (Math.abs(cos) >= 1) return [];
    top ??= ring;
    return [onSurface(t, ring, (Math.acos(cos) * 180) / Math.PI)];
  });
  const [lipRadius, lipHeight] = top ?? foot;
  const turn = (p: Pt | undefined) => (Math.asin(Math.min(1, ((p?.[0] ?? t.cx) - t.cx) / foot[0])) * 180) / Math.PI;
  const end = turn(right[right.length - 1]);
  return straight([
    ...arc(t.cx, lipHeight, lipRadius, lipRadius * TILT, 180, 360, 36),
    ...right,
    ...Array.from({ length: 25 }, (_, i) => onSurface(t, foot, end - (i / 24) * 2 * end)),
    ...right.map(([x, y]): Pt => [2 * t.cx - x, y]).reverse(),
  ]);
}

export const oval = (cx: number, y: number, r: number, tilt = TILT): string =>
  through(arc(cx, y, r, r * tilt, 0, 359, 60), true);

/** A band of the surface between two angles, from ring share `from` to `to`. */
function gore(t: Turned, a0: number, a1: number, from = 0, to = 1): string {
  const r = walk(t.profile, 8);
  const part = r.slice(Math.floor(from * (r.length - 1)), Math.ceil(to * (r.length - 1)) + 1);
  return straight([...part.map((p) => onSurface(t, p, a0)), ...[...part].reverse().map((p) => onSurface(t, p, a1))]);
}

/**
 * The light of a north window from the left: a turn from lit to shade, softened edges, a reflection of the window.
 * `plain` leaves the last two out, for bodies mostly hidden by a glaze.
 */
export function modelling(t: Turned, color: string, gloss = 0.5, plain = false): string {
  const id = nextId();
  const stop = (at: number, c: string, opacity: number) =>
    `<stop offset="${at}" stop-color="${c}" stop-opacity="${opacity}"/>`;
  const wide = Math.max(...t.profile.map(([r]) => r));
  const [dark, lit] = [tone(color, -0.17), tone(color, 0.1)];
  return (
    `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${t.cx - wide}" x2="${t.cx + wide}" y1="0" y2="0">${stop(0, dark, plain ? 0.6 : 0.3)}${stop(0.1, lit, 0.12)}${stop(0.24, lit, 0.75)}${stop(0.42, lit, 0.12)}${stop(0.6, dark, 0)}${stop(0.82, dark, 0.72)}${stop(1, dark, 1)}</linearGradient>` +
    `<rect x="${t.cx - wide - 20}" width="${wide * 2 + 40}" height="800" fill="url(#${id})"/>` +
    (plain
      ? ''
      : `<g filter="url(#b4)">${fill(gore(t, 62, 104), tone(color, -0.26), 0.5)}${fill(gore(t, 74, 104), tone(color, -0.28), 0.4)}${fill(gore(t, -104, -76), tone(color, -0.12), 0.6)}${fill(gore(t, 80, 87, 0.2, 0.95), tone(color, 0.12), 0.4)}${fill(gore(t, -52, -43, 0.1, 0.72), '#FFFFFF', gloss)}${fill(gore(t, -40, -36, 0.14, 0.5), '#FFFFFF', gloss * 0.7)}</g>`)
  );
}

/** The lower edge of a poured glaze: a wavering level with runs where it went on thick. `level` 0 is the lip, 1 the foot. */
export function glazeEdge(t: Turned, level: number, waviness: number, runs: number, rng: Rng): Pt[] {
  const r = rings(t);
  const wave = waver(rng, 24);
  const drips = Array.from({ length: runs }, () => ({
    at: rng.between(-78, 78),
    deep: rng.between(0.35, 1) * waviness * 4,
    wide: rng.between(3.2, 6.5),
  }));
  return Array.from({ length: 91 }, (_, i) => {
    const angle = -90 + i * 2;
    let at = level + waviness * (wave(i * 0.19) + 0.4 * wave(i * 0.6));
    for (const d of drips) at += d.deep * Math.exp(-(((angle - d.at) / d.wide) ** 2));
    const exact = Math.min(0.965, Math.max(0, at)) * (r.length - 1);
    const [above, below] = [r[Math.floor(exact)] as Pt, r[Math.ceil(exact)] as Pt];
    return onSurface(t, lerp(above, below, exact % 1), angle);
  });
}

/** Glaze from the lip down to its edge, thick and dark where it gathers. */
export function glaze(t: Turned, edge: readonly Pt[], color: string, plain = false): string {
  const d = `${straight(edge, false)}L${t.cx + 460} 0L${t.cx - 460} 0Z`;
  const e = straight(edge, false);
  return (
    line(e, '#1a120c', 14, 'opacity=".1" transform="translate(1 6)"') +
    line(e, '#1a120c', 8, 'opacity=".2" transform="translate(1 4)"') +
    within(
      d,
      fill(d, color) +
        modelling(t, color, 0.55, plain) +
        [22, 15, 9].map((width) => line(e, tone(color, -0.15), width, 'opacity=".2"')).join('') +
        line(e, tone(color, -0.06), 5, 'opacity=".8"'),
    ) +
    line(e, tone(color, 0.14), 2, 'opacity=".85" transform="translate(-.6 -2.2)"')
  );
}

/** Iron specks come through a glaze, scattered by the seed and flattened towards the edges. */
export function specks(t: Turned, color: string, count: number, rng: Rng, size = 2.6): string {
  const r = rings(t);
  return Array.from({ length: count }, () => {
    const angle = rng.between(-84, 84);
    const ring = r[Math.floor(rng.between(0.03, 0.9) * (r.length - 1))] as Pt;
    const [x, y] = onSurface(t, ring, angle);
    const s = size * rng.next() ** 2.4 + 0.55;
    return `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${(s * Math.max(0.3, Math.cos((angle * Math.PI) / 180))).toFixed(2)}" ry="${s.toFixed(2)}" fill="${color}" fill-opacity="${rng.between(0.3, 0.85).toFixed(2)}"/>`;
  }).join('');
}

/** Fine grooves a turning tool leaves around a body. */
export const combing = (t: Turned, color: string, from: number, to: number, count: number, opacity = 0.3): string => {
  const r = rings(t);
  return Array.from({ length: count }, (_, i) => {
    const ring = r[Math.round((from + ((to - from) * i) / count) * (r.length - 1))] as Pt;
    return line(through(arc(t.cx, ring[1], ring[0], ring[0] * TILT, 2, 178, 24)), color, 1.3, `opacity="${opacity}"`);
  }).join('');
};

/** The opening seen from above: lip, inside wall and what lies at the bottom. Light falls on the far right of it. */
export function opening(t: Turned, color: string, thick = 7, depth = 0.55): string {
  const [r, y] = rings(t)[0] as Pt;
  const inner = r - thick;
  const id = nextId();
  const hole = oval(t.cx, y + 1, inner);
  return (
    fill(oval(t.cx, y, r), tone(color, 0.06)) +
    `<linearGradient id="${id}" x1="0" x2="1" y1=".3" y2=".6"><stop offset="0" stop-color="${tone(color, -0.3 * depth - 0.05)}"/><stop offset=".5" stop-color="${tone(color, -0.18 * depth)}"/><stop offset="1" stop-color="${tone(color, 0.03)}"/></linearGradient>` +
    within(
      hole,
      `<path d="${hole}" fill="url(#${id})"/>${shade(t.cx - 8, y + inner * TILT * 0.95, inner * 0.86 + 13, inner * TILT * 0.8 + 13, tone(color, -0.34 * depth), 0.55)}`,
    ) +
    line(
      through(arc(t.cx, y, r - thick * 0.35, (r - thick * 0.35) * TILT, 0, 359, 60), true),
      tone(color, 0.16),
      1.6,
      'opacity=".8"',
    ) +
    line(through(arc(t.cx, y + 1, inner, inner * TILT, 150, 300, 30)), tone(color, -0.22), 2, 'opacity=".5"')
  );
}

/** A contour in diluted ink, pressed and lifted, not quite all the way round. */
export function contour(points: readonly Pt[], rng: Rng, width = 4, opacity = 0.55): string {
  return fill(stroke(points, width, rng, 0.3), INK, opacity);
}

/** The shadow as one sweep of a half-dry brush, away from the window, over a little blurred darkness under the foot. */
export function brushShadow(cx: number, foot: number, reach: number, rng: Rng, y = GROUND): string {
  const hairs = Array.from({ length: 74 }, () => {
    const off = (rng.next() + rng.next() - 1) * 27;
    const from = cx - foot * rng.between(0.75, 1.06) + Math.abs(off) * 1.4;
    const to = cx + foot + reach * rng.between(0.3, 1) * (1 - Math.abs(off) / 46);
    const lift = rng.between(-3, 3);
    return `<path d="M${from.toFixed(1)} ${(y + off).toFixed(1)}Q${((from + to) / 2).toFixed(1)} ${(y + off + lift + 4).toFixed(1)} ${to.toFixed(1)} ${(y + off * 0.82 - 6).toFixed(1)}" stroke-width="${rng.between(0.8, 4.2).toFixed(1)}" stroke-opacity="${rng.between(0.08, 0.3).toFixed(2)}"/>`;
  }).join('');
  return (
    `${shade(cx + reach * 0.12, y + 4, foot + reach * 0.2 + 20, 32, INK, 0.3)}` +
    `<g fill="none" stroke="${INK}" stroke-linecap="round">${hairs}</g>${shade(cx + 3, y + 2, foot * 1.12 + 4, 13, INK, 0.55)}`
  );
}

const DEFS =
  [3, 4, 10, 22]
    .map(
      (n) =>
        `<filter id="b${n}" x="-20%" y="-40%" width="140%" height="180%" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="${n}"/></filter>`,
    )
    .join('') +
  grainPattern(100, 540, 1.8, '#1A1714') +
  `<linearGradient id="mist" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#E3EAEE"/><stop offset=".5" stop-color="${PAPER}"/><stop offset="1" stop-color="#E7EAE9"/></linearGradient>` +
  `<linearGradient id="hill" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${INDIGO}" stop-opacity=".13"/><stop offset="1" stop-color="${INDIGO}" stop-opacity="0"/></linearGradient>`;

/** The sheet: washi with its fibres, far hills going down into the morning mist, then the thing. */
export function sheet(body: string, rng: Rng): string {
  const fibres = Array.from({ length: 46 }, () => {
    const [x, y] = [rng.between(0, 800), rng.between(0, 800)];
    return `M${x.toFixed(0)} ${y.toFixed(0)}q${rng.between(-20, 20).toFixed(0)} ${rng.between(-12, 12).toFixed(0)} ${rng.between(-36, 36).toFixed(0)} ${rng.between(-16, 16).toFixed(0)}`;
  }).join('');
  return picture(
    DEFS,
    `<rect width="800" height="800" fill="url(#mist)"/><path d="M-10 300C80 262 130 206 200 196S300 262 372 268S500 168 580 150S720 236 810 250V520H-10Z" fill="url(#hill)"/><path d="M-10 392C110 372 170 322 270 318S420 384 520 372S700 296 810 300V560H-10Z" fill="url(#hill)" fill-opacity=".8"/>` +
      `<path d="${fibres}" fill="none" stroke="${mix(PAPER, INK, 0.3)}" stroke-width=".9" stroke-opacity=".3"/><rect width="800" height="800" fill="url(#grain)" fill-opacity=".03"/>${body}`,
  );
}
