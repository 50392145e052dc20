import type { RouteMapView } from '@/lib/tracking/types';

/**
 * The route on the land it crosses. The list of places beside it says the same in words, so it is hidden from those who
 * listen; it is never mirrored, for the earth is not.
 */
export function RouteMap({ map }: { map: RouteMapView }) {
  const { width, height, land, borders, grid, passed, ahead, stops } = map;
  return (
    <svg className="route-map" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" direction="ltr">
      <path className="map-land" d={land} />
      {grid && <path className="map-grid" d={grid} />}
      {borders && <path className="map-borders" d={borders} />}
      {ahead && <path className="map-ahead" d={ahead} />}
      {passed && <path className="map-passed" d={passed} />}
      {stops.map(({ x, y, state }) => (
        <circle
          key={`${x} ${y} ${state}`}
          className="map-stop"
          data-state={state}
          cx={x}
          cy={y}
          r={state === 'here' ? 11 : 7}
        />
      ))}
      {stops.map(
        ({ label, state }) =>
          label && (
            <text key={label.text} data-state={state} x={label.x} y={label.y} textAnchor={label.anchor}>
              {label.text}
            </text>
          ),
      )}
    </svg>
  );
}
