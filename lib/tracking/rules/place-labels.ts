import type { RouteMapView } from '../types';
import type { Point } from './straighten';

type Label = NonNullable<RouteMapView['stops'][number]['label']>;
type Frame = { left: number; right: number; top: number; bottom: number };

/** Letters as a phone shows them; wider screens set them smaller, so they fit all the more. */
const SIZE = 28;
const GAP = 18;

/** About how wide a name is: letters of East Asia are square. */
const widthOf = (text: string) =>
  [...text].reduce(
    (sum, sign) => sum + (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\uffef]/.test(sign) ? SIZE : SIZE * 0.56),
    0,
  );

/** How far from the page's edge a name stands clear of the fading that two houses draw there; else how far it must. */
const FADING: readonly Point[] = [
  [44, 28],
  [6, 4],
];

const within = ({ left, right, top, bottom }: Frame, page: { width: number; height: number }, [x, y]: Point) =>
  left >= x && right <= page.width - x && top >= y && bottom <= page.height - y;

const meet = (a: Frame, b: Frame) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function places([x, y]: Point, width: number): { label: Omit<Label, 'text'>; frame: Frame }[] {
  const lines: [anchor: Label['anchor'], x: number, y: number, left: number][] = [
    ['start', x + GAP, y + 9, x + GAP],
    ['end', x - GAP, y + 9, x - GAP - width],
    ['middle', x, y - GAP - 2, x - width / 2],
    ['middle', x, y + GAP + 20, x - width / 2],
  ];
  return lines.map(([anchor, at, base, left]) => ({
    label: { anchor, x: Math.round(at), y: Math.round(base) },
    frame: { left, right: left + width, top: base - SIZE + 4, bottom: base + 7 },
  }));
}

/**
 * A place for each shown name beside its dot: right, left, above or below, whichever is free, those clear of the edge
 * first. A name for which there is no room is left out, the earlier ones before the place where the parcel is.
 */
export function placeLabels(
  stops: readonly { text: string; at: Point; shown: boolean }[],
  road: readonly Point[],
  page: { width: number; height: number },
): (Label | null)[] {
  const around = ([x, y]: Point, by: number): Frame => ({ left: x - by, right: x + by, top: y - by, bottom: y + by });
  const taken = [...stops.map(({ at }) => around(at, 9)), ...road.map((point) => around(point, 4))];
  const labels: (Label | null)[] = stops.map(() => null);
  // The end first, then where it is, then where it began.
  for (let at = stops.length - 1; at >= 0; at--) {
    const stop = stops[at];
    if (!stop?.shown) continue;
    const open = places(stop.at, widthOf(stop.text)).filter(({ frame }) => !taken.some((other) => meet(frame, other)));
    const free = FADING.map((edge) => open.find(({ frame }) => within(frame, page, edge))).find(Boolean);
    if (!free) continue;
    taken.push(free.frame);
    labels[at] = { ...free.label, text: stop.text };
  }
  return labels;
}
