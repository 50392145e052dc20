/** A shape of one flat colour. */
export const fill = (d: string, color: string, opacity = 1): string =>
  `<path d="${d}" fill="${color}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`;

/** A line of even width, round-ended unless it is dashed or `extra` says otherwise. */
export const line = (d: string, color: string, width: number, extra = ''): string =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round" ${/dasharray|linecap/.test(extra) ? '' : 'stroke-linecap="round" '}${extra}/>`;

let ids = 0;

/** An id no other element of this picture has. */
export const nextId = (): string => `i${++ids}`;

/** Everything in `inside` cut to the outline. */
export function within(outline: string, inside: string): string {
  const id = nextId();
  return `<clipPath id="${id}"><path d="${outline}"/></clipPath><g clip-path="url(#${id})">${inside}</g>`;
}

/** The finished 800 by 800 picture. Ids start afresh after it, so a picture never depends on what was drawn before. */
export function picture(defs: string, body: string): string {
  ids = 0;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800"><defs>${defs}</defs>${body}</svg>`;
}
