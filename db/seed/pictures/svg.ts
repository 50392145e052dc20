import { seeded } from './random';

/** A shape of one flat colour. */
export const fill = (d: string, color: string, opacity = 1): string =>
  `<path d="${d}" fill="${color}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`;

/** A line of even width, round-ended unless it is dashed or `extra` says otherwise. */
export const line = (d: string, color: string, width: number, extra = ''): string =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round" ${/dasharray|linecap/.test(extra) ? '' : 'stroke-linecap="round" '}${extra.replace(/(?<![-\w])opacity=/, 'stroke-opacity=')}/>`;

/**
 * A pattern called "grain": one tile strewn with short dark strokes, repeated. Drawn, not computed by feTurbulence, which
 * would be worked out anew for every surface that uses it and take most of the time.
 */
export function grainPattern(tile: number, strokes: number, reach: number, color: string): string {
  const rng = seeded(`grain ${tile} ${strokes}`);
  const layer = (count: number, width: number, opacity: number) => {
    const d = Array.from({ length: count }, () => {
      const [x, y] = [rng.between(0, tile), rng.between(0, tile)];
      return `M${x.toFixed(1)} ${y.toFixed(1)}q${rng.between(-reach, reach).toFixed(1)} ${rng.between(-reach, reach).toFixed(1)} ${rng.between(-reach, reach).toFixed(1)} ${rng.between(-reach, reach).toFixed(1)}`;
    }).join('');
    return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-opacity="${opacity}"/>`;
  };
  return `<pattern id="grain" width="${tile}" height="${tile}" patternUnits="userSpaceOnUse">${layer(strokes, 1.1, 0.85)}${layer(strokes * 0.6, 2, 0.5)}</pattern>`;
}

let ids = 0;

/** An id no other element of this picture has. */
export const nextId = (): string => `i${++ids}`;

/**
 * Everything in `inside` cut to the outline. The opacity makes the renderer paint it on a layer and cut once, instead of
 * cutting every stroke: a tenth of the time.
 */
export function within(outline: string, inside: string): string {
  const id = nextId();
  return `<clipPath id="${id}"><path d="${outline}"/></clipPath><g clip-path="url(#${id})" opacity=".999">${inside}</g>`;
}

/** A soft oval of shade or light, as a gradient: a tenth of what a blur would cost. */
export function shade(cx: number, cy: number, rx: number, ry: number, color: string, opacity: number): string {
  const id = nextId();
  const stop = (at: number, share: number) =>
    `<stop offset="${at}" stop-color="${color}" stop-opacity="${(opacity * share).toFixed(3)}"/>`;
  return `<radialGradient id="${id}">${stop(0, 1)}${stop(0.45, 0.92)}${stop(0.7, 0.6)}${stop(0.87, 0.2)}${stop(1, 0)}</radialGradient><ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="url(#${id})"/>`;
}

/** The finished 800 by 800 picture. Ids start afresh after it, so a picture never depends on what was drawn before. */
export function picture(defs: string, body: string): string {
  ids = 0;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800"><defs>${defs}</defs>${body}</svg>`;
}
