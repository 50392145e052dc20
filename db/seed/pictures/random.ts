/** A repeatable source of chance: the same seed always draws the same picture. */
export type Rng = {
  /** 0 ≤ n < 1 */
  next: () => number;
  /** from ≤ n < to */
  between: (from: number, to: number) => number;
};

/** Mulberry32 over an FNV-1a hash of the seed text. */
export function seeded(seed: string): Rng {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, between: (from, to) => from + (to - from) * next() };
}

/** Smooth noise of one variable in -1…1 that repeats after `period` whole steps. */
export function waver(rng: Rng, period: number): (t: number) => number {
  const knots = Array.from({ length: period }, () => rng.between(-1, 1));
  return (t) => {
    const at = ((t % period) + period) % period;
    const i = Math.floor(at);
    const f = at - i;
    const ease = f * f * (3 - 2 * f);
    const a = knots[i] ?? 0;
    const b = knots[(i + 1) % period] ?? 0;
    return a + (b - a) * ease;
  };
}
