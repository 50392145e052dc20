import type { WizardVariant } from './wizard-facts';

/** Which way each reason points: "too small" wants the next size up. */
const DIRECTION: Record<string, 1 | -1> = { too_small: 1, too_tight: 1, too_large: -1, too_wide: -1 };

/** Whether a reason says that the size was wrong. */
export const isOfSize = (reason: string | null): boolean => reason !== null && reason in DIRECTION;

/**
 * The variant a shopper who says "too small" would want: the neighbour of theirs in the shop's own order that differs
 * in size alone and is in stock. Null when there is none, or the reason is no matter of size.
 */
export function nextVariant(
  variants: readonly WizardVariant[],
  current: string | null,
  reason: string | null,
): WizardVariant | null {
  const step = reason ? DIRECTION[reason] : undefined;
  const own = variants.find((variant) => variant.externalId === current);
  if (!step || !own) return null;
  const differing = (variant: WizardVariant) =>
    Object.keys(own.options).filter((name) => variant.options[name] !== own.options[name]);
  const row = variants.filter(
    (variant) =>
      variant.productExternalId === own.productExternalId &&
      (variant === own || differing(variant).every((name) => /size|größe|サイズ/i.test(name))),
  );
  const next = row[row.indexOf(own) + step];
  return next && (next.stock === null || next.stock > 0) ? next : null;
}
