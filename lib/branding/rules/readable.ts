import { clampChroma, converter, formatHex, interpolate, wcagContrast } from 'culori';

/** WCAG 2.2: 1.4.3 for text of any size, 1.4.11 for edges, focus and icons. */
export const TEXT_CONTRAST = 4.5;
export const EDGE_CONTRAST = 3;
/** A surface must leave room for muted text, tints and hover: mid greys, where nothing reads well, move away. */
const SURFACE_CONTRAST = 7;
const STEP = 0.004;

/** The colours a merchant picks, `#rrggbb`. */
export type ColorChoices = {
  ground: string;
  card: string;
  ink: string;
  muted: string;
  accent: string;
  accentInk?: string | undefined;
  line?: string | undefined;
  positive: string;
  attention: string;
  problem: string;
};

/** Every colour a page uses. Text roles pass 4.5:1 on every surface they stand on, edges 3:1. */
export type Palette = {
  scheme: 'light' | 'dark';
  ground: string;
  card: string;
  ink: string;
  muted: string;
  /** Behind a state that calls for nothing. */
  mutedSoft: string;
  line: string;
  /** Edges of controls. */
  border: string;
  /** Fill of the one primary action, its text, its hover, its edge. */
  accent: string;
  accentInk: string;
  accentHover: string;
  accentEdge: string;
  /** The accent as words and links on ground, card and its own tint. */
  accentText: string;
  accentSoft: string;
  focus: string;
  positive: string;
  positiveSoft: string;
  attention: string;
  attentionSoft: string;
  problem: string;
  problemSoft: string;
};

/** A colour that was moved, and why: `small_text` 4.5:1, `surface` so that text can stand on it, `on_button` on the accent. */
export type Adjustment = {
  role: keyof ColorChoices;
  from: string;
  to: string;
  direction: 'darkened' | 'lightened';
  reason: 'small_text' | 'surface' | 'on_button';
};

const toOklch = converter('oklch');
const contrast = (a: string, b: string) => wcagContrast(a, b);
const lightness = (color: string) => toOklch(color)?.l ?? 0;

function atLightness(color: string, l: number): string {
  const { c = 0, h = 0 } = toOklch(color) ?? {};
  return formatHex(clampChroma({ mode: 'oklch', l: Math.min(1, Math.max(0, l)), c, h }, 'oklch'));
}

/**
 * The shade nearest to `color` in OKLCH lightness, hue kept and chroma as far as the screen can show it, that `passes`.
 * Black or white must pass; it is the last resort.
 */
export function nearestShade(color: string, passes: (shade: string) => boolean): string {
  if (passes(color)) return color;
  const from = lightness(color);
  for (let distance = STEP; distance <= 1 + STEP; distance += STEP) {
    for (const l of [from - distance, from + distance]) {
      if (l < -STEP || l > 1 + STEP) continue;
      const shade = atLightness(color, l);
      if (passes(shade)) return shade;
    }
  }
  return passes('#000000') ? '#000000' : '#ffffff';
}

const mix = (a: string, b: string, share: number) => formatHex(interpolate([a, b], 'oklab')(share));

const readsOn =
  (...surfaces: string[]) =>
  (shade: string) =>
    surfaces.every((surface) => contrast(shade, surface) >= TEXT_CONTRAST);
const seenOn =
  (...surfaces: string[]) =>
  (shade: string) =>
    surfaces.every((surface) => contrast(shade, surface) >= EDGE_CONTRAST);

/** The strongest tint of `tone` on `card`, at most 14 %, on which the page's text, and the tone itself if it can, reads. */
function tint(card: string, tone: string, texts: string[]): string {
  for (let share = 0.14; share > 0; share -= 0.02) {
    const soft = mix(card, tone, share);
    if (texts.every((text) => contrast(text, soft) >= TEXT_CONTRAST)) return soft;
  }
  return card;
}

/** Further from its text where there is room, so hovering never costs contrast. */
function hover(accent: string, accentInk: string): string {
  const away = lightness(accentInk) > lightness(accent) ? -0.06 : 0.06;
  const shade = atLightness(accent, lightness(accent) + away);
  return contrast(shade, accentInk) >= TEXT_CONTRAST ? shade : accent;
}

/**
 * Turns any colours into a palette that meets WCAG AA in every state, moving each one that fails to its nearest passing
 * shade, and says which of the merchant's own choices were moved.
 */
export function readablePalette(choices: ColorChoices): { palette: Palette; adjustments: Adjustment[] } {
  const adjustments: Adjustment[] = [];
  const settle = (role: keyof ColorChoices, from: string, to: string, reason: Adjustment['reason']) => {
    if (from !== to) {
      adjustments.push({
        role,
        from,
        to,
        reason,
        direction: lightness(to) < lightness(from) ? 'darkened' : 'lightened',
      });
    }
    return to;
  };

  const anyPole = (shade: string) =>
    Math.max(contrast(shade, '#000000'), contrast(shade, '#ffffff')) >= SURFACE_CONTRAST;
  const ground = settle('ground', choices.ground, nearestShade(choices.ground, anyPole), 'surface');
  const pole = contrast(ground, '#ffffff') > contrast(ground, '#000000') ? '#ffffff' : '#000000';
  const samePole = (shade: string) => contrast(shade, pole) >= SURFACE_CONTRAST;
  const card = settle('card', choices.card, nearestShade(choices.card, samePole), 'surface');

  const base = readsOn(ground, card);
  const ink = settle('ink', choices.ink, nearestShade(choices.ink, base), 'small_text');
  const muted = settle('muted', choices.muted, nearestShade(choices.muted, base), 'small_text');

  const tone = (role: 'accent' | 'positive' | 'attention' | 'problem', color: string) => {
    const soft = tint(card, color, base(color) ? [ink, muted, color] : [ink, muted]);
    return { soft, text: settle(role, color, nearestShade(color, readsOn(ground, card, soft)), 'small_text') };
  };
  const accent = choices.accent;
  const accentTone = tone('accent', accent);
  const positive = tone('positive', choices.positive);
  const attention = tone('attention', choices.attention);
  const problem = tone('problem', choices.problem);

  const wantedInk = choices.accentInk ?? (contrast(accent, ground) >= contrast(accent, ink) ? ground : ink);
  const accentInk = nearestShade(wantedInk, readsOn(accent));
  if (choices.accentInk) settle('accentInk', choices.accentInk, accentInk, 'on_button');

  return {
    palette: {
      scheme: pole === '#ffffff' ? 'dark' : 'light',
      ground,
      card,
      ink,
      muted,
      mutedSoft: tint(card, muted, [ink, muted]),
      line: choices.line ?? mix(ground, ink, 0.16),
      border: nearestShade(mix(ground, ink, 0.5), seenOn(ground, card)),
      accent,
      accentInk,
      accentHover: hover(accent, accentInk),
      accentEdge: nearestShade(accent, seenOn(ground, card)),
      accentText: accentTone.text,
      accentSoft: accentTone.soft,
      focus: accentTone.text,
      positive: positive.text,
      positiveSoft: positive.soft,
      attention: attention.text,
      attentionSoft: attention.soft,
      problem: problem.text,
      problemSoft: problem.soft,
    },
    adjustments,
  };
}
