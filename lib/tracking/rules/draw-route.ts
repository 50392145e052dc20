import type { RouteMapView } from '../types';
import { type Box, clipLine, clipRing } from './clip-lines';
import { placeLabels } from './place-labels';
import { type Point, straighten } from './straighten';

export type Place = { longitude: number; latitude: number };
export type RouteStop = { label: string; state: 'passed' | 'here' | 'ahead'; at: Place };

/** West, east, south and north of a line, then its first point and the steps from each to the next. */
type Packed = number[];
/** Coastlines as closed rings, borders as lines, at two scales; a degree has `steps` steps. */
export type Shapes = Record<'near' | 'far', { steps: number; land: Packed[]; borders: Packed[] }>;

const WIDTH = 640;
const HEIGHT = 340;
const MARGIN = { x: 92, y: 62 };
const EARTH_KM = 6371;
/** A map shows at least this much from side to side: a coast says more than a street nobody can read. */
const LEAST_KM = 340;
/** Closer together than this two stops are one dot. */
const APART_KM = 6;
/** Beyond this half-width the coarse shapes are fine enough. */
const FAR_KM = 1500;
/** What the outlines may weigh in a page, in characters. */
const MOST = { land: 1700, borders: 500, grid: 400 };

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The point above the middle of what has to be seen. */
function middleOf(places: readonly Place[]): Place {
  let [x, y, z] = [0, 0, 0];
  for (const { longitude, latitude } of places) {
    const [l, p] = [radians(longitude), radians(latitude)];
    x += Math.cos(p) * Math.cos(l);
    y += Math.cos(p) * Math.sin(l);
    z += Math.sin(p);
  }
  return { longitude: (Math.atan2(y, x) * 180) / Math.PI, latitude: (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI };
}

/** Lambert's equal-area projection about a point: true near it, calm as far as the horizon; north is up, unit 1 km. */
function projection({ longitude, latitude }: Place): (point: Point) => Point {
  const [l0, sin0, cos0] = [radians(longitude), Math.sin(radians(latitude)), Math.cos(radians(latitude))];
  return ([x, y]) => {
    const l = radians(x) - l0;
    const [sin, cos] = [Math.sin(radians(y)), Math.cos(radians(y))];
    const k = EARTH_KM * Math.sqrt(2 / Math.max(1e-6, 1 + sin0 * sin + cos0 * cos * Math.cos(l)));
    return [k * cos * Math.sin(l), -k * (cos0 * sin - sin0 * cos * Math.cos(l))];
  };
}

/** Whether a point lies on the side of the earth that is drawn; about the far point every line would cross the view. */
function horizon({ longitude, latitude }: Place): (point: Point) => boolean {
  const [l0, sin0, cos0] = [radians(longitude), Math.sin(radians(latitude)), Math.cos(radians(latitude))];
  return ([x, y]) => sin0 * Math.sin(radians(y)) + cos0 * Math.cos(radians(y)) * Math.cos(radians(x) - l0) > -0.6;
}

/** Degrees that a view can hold about its middle; the whole earth where it reaches a pole or half of the globe. */
function degreesAround(middle: Place, km: number): Box | null {
  const away = (km / EARTH_KM) * (180 / Math.PI);
  const [south, north] = [middle.latitude - away, middle.latitude + away];
  if (away > 50 || north > 84 || south < -84) return null;
  const wide = away / Math.cos(radians(Math.max(Math.abs(south), Math.abs(north))));
  return wide > 90 ? null : { west: middle.longitude - wide, east: middle.longitude + wide, south, north };
}

/** A line in degrees, as often as a view sees it: one across the date line meets both ends of the list. */
function unpacked(line: Packed, steps: number, box: Box | null): Point[][] {
  const [west = 0, east = 0, south = 0, north = 0] = line.slice(0, 4).map((edge) => edge / steps);
  const turns = box
    ? [-360, 0, 360].filter(
        (turn) => west + turn <= box.east && east + turn >= box.west && south <= box.north && north >= box.south,
      )
    : [0];
  return turns.map((turn) => {
    let [x, y] = [turn * steps, 0];
    const points: Point[] = [];
    for (let at = 4; at + 1 < line.length; at += 2) {
      x += line[at] ?? 0;
      y += line[at + 1] ?? 0;
      points.push([x / steps, y / steps]);
    }
    return points;
  });
}

/** Steps in whole units: "M12 40l3-1 4 2z". */
function pathOf(lines: readonly Point[][], end: '' | 'z'): string {
  let path = '';
  for (const line of lines) {
    let [x, y] = [0, 0];
    let steps = '';
    for (const [at, [px, py]] of line.entries()) {
      const [dx, dy] = [Math.round(px) - x, Math.round(py) - y];
      if (at > 0 && dx === 0 && dy === 0) continue;
      steps += at === 0 ? `M${dx} ${dy}l` : `${steps.endsWith('l') || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
      [x, y] = [x + dx, y + dy];
    }
    if (!steps.endsWith('l')) path += steps + end;
  }
  return path;
}

const areaOf = (ring: readonly Point[]) =>
  Math.abs(
    ring.reduce((sum, [x, y], at) => {
      const [u, v] = ring[(at + 1) % ring.length] ?? [x, y];
      return sum + x * v - u * y;
    }, 0) / 2,
  );

/** Lines with as much detail as `most` characters can carry. */
function outline(lines: readonly Point[][], end: '' | 'z', most: number): string {
  for (let off = 0.7; off < 12; off *= 1.3) {
    const shown = end ? lines.filter((ring) => areaOf(ring) > 40 * off * off) : lines;
    const path = pathOf(
      shown.map((line) => straighten(end ? [...line, line[0] ?? [0, 0]] : line, off)),
      end,
    );
    if (path.length <= most) return path;
  }
  return '';
}

/** Meridians and parallels in round steps: what a land without a coast in sight is seen by. */
function grid(degrees: Box, toPage: (point: Point) => Point, page: Box): Point[][] {
  const wide = degrees.north - degrees.south;
  const step = [0.5, 1, 2, 5, 10, 15].find((each) => wide / each <= 7) ?? 20;
  const lines: Point[][] = [];
  const along = (from: number, to: number, point: (at: number) => Point) =>
    Array.from({ length: 13 }, (_, n) => toPage(point(from + ((to - from) * n) / 12)));
  for (let x = Math.ceil(degrees.west / step) * step; x <= degrees.east; x += step) {
    lines.push(along(degrees.south, degrees.north, (at) => [x, at]));
  }
  for (let y = Math.ceil(degrees.south / step) * step; y <= degrees.north; y += step) {
    lines.push(along(degrees.west, degrees.east, (at) => [at, y]));
  }
  return lines.flatMap((line) => clipLine(line, page));
}

/** The point that bends the way from stop to stop a little, as one draws a journey by hand. */
function bow([x, y]: Point, [u, v]: Point): Point {
  const side = u >= x ? 1 : -1;
  return [(x + u) / 2 + side * (v - y) * 0.12, (y + v) / 2 - side * (u - x) * 0.12];
}

function road([first, ...rest]: readonly Point[]): string | null {
  if (!first || rest.length === 0) return null;
  let path = `M${first.map(Math.round).join(' ')}`;
  let from = first;
  for (const to of rest) {
    path += `Q${[...bow(from, to), ...to].map(Math.round).join(' ')}`;
    from = to;
  }
  return path;
}

/** Points along the road, where no name may stand. */
const alongRoad = (stops: readonly Point[]): Point[] =>
  stops.slice(1).flatMap((to, at) => {
    const from = stops[at] ?? to;
    const [x, y] = bow(from, to);
    return Array.from({ length: 9 }, (_, n): Point => {
      const t = (n + 1) / 10;
      const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      return [a * from[0] + b * x + c * to[0], a * from[1] + b * y + c * to[1]];
    });
  });

/**
 * A route on the land it crosses, as paths of an SVG, with labels for its ends and where the parcel is. Null for fewer
 * than two stops, or stops too close together to be told apart.
 */
export function drawRoute(stops: readonly RouteStop[], shapes: Shapes): RouteMapView | null {
  if (stops.length < 2) return null;
  const middle = middleOf(stops.map(({ at }) => at));
  const project = projection(middle);
  const places = stops.map(({ at }) => project([at.longitude, at.latitude]));
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (Math.hypot(right - left, bottom - top) < APART_KM) return null;
  const scale = Math.min(
    (WIDTH - 2 * MARGIN.x) / (right - left || 1),
    (HEIGHT - 2 * MARGIN.y) / (bottom - top || 1),
    WIDTH / LEAST_KM,
  );
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const toPage = ([x, y]: Point): Point => [WIDTH / 2 + (x - cx) * scale, HEIGHT / 2 + (y - cy) * scale];

  const reach = Math.hypot(WIDTH, HEIGHT) / 2 / scale + Math.hypot(cx, cy);
  const far = reach > FAR_KM;
  const { steps, land, borders } = shapes[far ? 'far' : 'near'];
  const degrees = degreesAround(middle, reach * 1.15);
  const page: Box = { west: -9, east: WIDTH + 9, south: -9, north: HEIGHT + 9 };
  const onPage = (point: Point) => toPage(project(point));
  const isSeen = horizon(middle);
  const rings = land
    .flatMap((ring) => unpacked(ring, steps, degrees))
    .map((ring) => clipRing((degrees ? clipRing(ring, degrees) : ring.filter(isSeen)).map(onPage), page))
    .filter((ring) => ring.length > 2);
  // From far away borders are a thicket.
  const lines = (far ? [] : borders)
    .flatMap((line) => unpacked(line, steps, degrees))
    .flatMap((line) => clipLine(line.map(onPage), page));

  const dots = places.map(toPage);
  const here = stops.findIndex(({ state }) => state === 'here');
  const last = here < 0 ? stops.length - 1 : here;
  const labels = placeLabels(
    stops.map(({ label }, at) => ({
      text: label,
      at: dots[at] ?? [0, 0],
      shown: [0, last, stops.length - 1].includes(at),
    })),
    alongRoad(dots),
    { width: WIDTH, height: HEIGHT },
  );
  return {
    width: WIDTH,
    height: HEIGHT,
    land: outline(rings, 'z', MOST.land),
    borders: outline(lines, '', MOST.borders),
    grid: degrees ? outline(grid(degrees, onPage, page), '', MOST.grid) : '',
    passed: road(dots.slice(0, last + 1)),
    ahead: road(dots.slice(last)),
    stops: stops.map(({ state }, at) => ({
      x: Math.round(dots[at]?.[0] ?? 0),
      y: Math.round(dots[at]?.[1] ?? 0),
      state,
      label: labels[at] ?? null,
    })),
  };
}
