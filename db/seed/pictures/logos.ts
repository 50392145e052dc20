import { SOLE_MARK } from './ahlbeck/care-tin';
import { arc, beside, type Pt, placed, pts, through } from './curves';
import { HOUND_HEAD } from './duskhound/flat';

export type LogoSet = {
  /** Emblem for pale grounds, transparent, 96 by 96. */
  light: string;
  /** Emblem for dark grounds, transparent, 96 by 96. */
  dark: string;
  /** 64 by 64, on its own ground. */
  favicon: string;
};

const svg = (size: number, box: number, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box} ${box}" width="${size}" height="${size}">${body}</svg>`;
const circle = (cx: number, cy: number, r: number, attrs: string) =>
  `<circle cx="${cx}" cy="${cy}" r="${r}" ${attrs}/>`;

/** A welted sole with its stitches in a stitched roundel, A and T to either side of the waist. */
function ahlbeckMark(ground: string, mark: string, thread: string, letters: boolean): string {
  const scale = letters ? 0.31 : 0.335;
  const turn = letters ? 0 : 24;
  const centred = SOLE_MARK.map((p): Pt => [p[0] - 50, p[1] - 120]);
  const sole = placed(centred, 48, 48, turn, scale);
  const seam = beside(sole, letters ? 3.3 : 4, true);
  const heel = placed(pts('-42,56 -20,60 20,60 42,56'), 48, 48, turn, scale);
  const stroke = `fill="none" stroke="${mark}" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"`;
  return (
    circle(48, 48, 47, `fill="${ground}"`) +
    (letters
      ? circle(48, 48, 42.4, `fill="none" stroke="${mark}" stroke-width="1.3" stroke-dasharray="3.4 2.2" opacity=".8"`)
      : '') +
    `<path d="${through(sole, true)}" fill="${mark}"/><path d="${through(seam, true)}" fill="none" stroke="${thread}" stroke-width="${letters ? 1.3 : 2.2}" stroke-dasharray="${letters ? '2.6 1.8' : '4.4 3'}"/><path d="${through(heel)}" fill="none" stroke="${ground}" stroke-width="${letters ? 1.5 : 2.6}"/>` +
    (letters ? `<path d="M14 58L20.5 39L27 58M16.4 51.6H24.6M69 39H83M76 39V58" ${stroke}/>` : '')
  );
}

/** The hound's head before a low sun, the horizon cut across it. */
function duskhoundMark(sun: string, head: string, glint: string): string {
  const disc = through(arc(48, 48, 44, 44, 0, 359, 60), true);
  return `<clipPath id="disc"><path d="${disc}"/></clipPath><path d="${disc}" fill="${sun}"/><g clip-path="url(#disc)"><g transform="translate(-108.5 -35) scale(.272)">${HOUND_HEAD.map((d) => `<path d="${d}" fill="${head}"/>`).join('')}<path d="${HOUND_HEAD[1]}" fill="none" stroke="${sun}" stroke-width="7"/><circle cx="597" cy="212" r="8.5" fill="${glint}"/></g></g>`;
}

/** Mountains in a ring, and the mist drawn across them in three clear bands. */
function asagiriMark(color: string): string {
  const band = (y: number, from: number, to: number, h: number) =>
    `<rect x="${from}" y="${y}" width="${to - from}" height="${h}" rx="${h / 2}"/>`;
  return (
    circle(48, 48, 44, `fill="none" stroke="${color}" stroke-width="4.6"`) +
    `<mask id="mist"><circle cx="48" cy="48" r="38.6" fill="#fff"/><g fill="#000">${band(57, -6, 40, 4.6)}${band(57, 49, 76, 4.6)}${band(66, 18, 62, 5)}${band(66, 70, 100, 5)}${band(75.5, -4, 52, 5.4)}${band(75.5, 60, 90, 5.4)}</g></mask><g mask="url(#mist)">` +
    circle(66, 25, 6.6, `fill="${color}"`) +
    `<path d="M-6 86L25 35Q29.5 28.5 34 35L47 53L54.5 43Q59 37.5 63.5 43L104 98H-6Z" fill="${color}"/></g>`
  );
}

/** The three shops' emblems. Wordmarks are set by the page in the shop's own type. */
export const LOGOS: Record<'ahlbeck' | 'duskhound' | 'asagiri', LogoSet> = {
  ahlbeck: {
    light: svg(96, 96, ahlbeckMark('#26231E', '#F3EEE3', '#8C3B1F', true)),
    dark: svg(96, 96, ahlbeckMark('#F3EEE3', '#26231E', '#C98A5F', true)),
    favicon: svg(64, 96, ahlbeckMark('#8C3B1F', '#F3EEE3', '#8C3B1F', false)),
  },
  duskhound: {
    light: svg(96, 96, duskhoundMark('#F6D743', '#12241F', '#FF6B35')),
    dark: svg(96, 96, duskhoundMark('#F6D743', '#12241F', '#FF6B35')),
    favicon: svg(
      64,
      96,
      `<rect width="96" height="96" rx="22" fill="#12241F"/>${duskhoundMark('#F6D743', '#12241F', '#FF6B35')}`,
    ),
  },
  asagiri: {
    light: svg(96, 96, asagiriMark('#24477A')),
    dark: svg(96, 96, asagiriMark('#F7F8F6')),
    favicon: svg(64, 96, `<rect width="96" height="96" rx="22" fill="#F7F8F6"/>${asagiriMark('#24477A')}`),
  },
};
