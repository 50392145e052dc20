import { converter } from 'culori';
import type { Adjustment } from './readable';

const toOklch = converter('oklch');

/** Hue angles in OKLCH at which one everyday colour word ends and the next begins. */
const HUES: [until: number, name: string][] = [
  [20, 'pink'],
  [42, 'red'],
  [78, 'orange'],
  [112, 'yellow'],
  [164, 'green'],
  [205, 'teal'],
  [272, 'blue'],
  [320, 'purple'],
  [361, 'pink'],
];

/** What a person would call the colour: "orange", "grey". */
export function colorName(color: string): string {
  const { l = 0, c = 0, h = 0 } = toOklch(color) ?? {};
  if (l < 0.12) return 'black';
  if (c < 0.025) return l > 0.97 ? 'white' : 'grey';
  if (l < 0.55 && h >= 42 && h < 90) return 'brown';
  return HUES.find(([until]) => h < until)?.[1] ?? 'pink';
}

const PURPOSE = {
  small_text: 'for small text',
  surface: 'so that text can stand on it',
  on_button: 'for the words on your buttons',
} as const;

/** One sentence for the brand editor: "We darkened your orange a touch for small text." */
export function describeAdjustment({ role, from, to, direction, reason }: Adjustment): string {
  const distance = Math.abs((toOklch(to)?.l ?? 0) - (toOklch(from)?.l ?? 0));
  const what = role === 'ground' || role === 'card' ? `${colorName(from)} background` : colorName(from);
  return `We ${direction} your ${what}${distance < 0.15 ? ' a touch' : ''} ${PURPOSE[reason]}.`;
}
