/** One measured turn of a variant. */
export type Sample = {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  failed: number;
  /** When the last answer came, in milliseconds since 1970; of posts only. */
  lastAt?: number;
  /** Processor time of the server's process for one request, in milliseconds; null where the system does not tell. */
  cpuMs: number | null;
};

export type Variant<S> = { name: string; run: (round: number) => Promise<S> };

/**
 * Measures the variants in turn, again and again, each round beginning with another one, so that a noise of the machine
 * meets all of them. The samples of a variant are in the order of the rounds.
 */
export async function interleave<S>(variants: Variant<S>[], rounds: number): Promise<Map<string, S[]>> {
  const told = (line: string) => console.error(`  ${line}`);
  const samples = new Map<string, S[]>(variants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < variants.length; turn++) {
      const variant = variants[(turn + round) % variants.length];
      if (!variant) continue;
      told(`round ${round + 1} of ${rounds}: ${variant.name}`);
      samples.get(variant.name)?.push(await variant.run(round));
    }
  }
  return samples;
}

export type Spread = { median: number; least: number; most: number };

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: percentile(sorted, 50), least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}

/** Of an ascending list; between two neighbours the mean. */
export function percentile(sorted: readonly number[], percent: number): number {
  const at = ((sorted.length - 1) * percent) / 100;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return (low + high) / 2;
}

/** The ratio of two variants, taken within each round. */
export function ratio<S>(
  samples: Map<string, S[]>,
  name: string,
  control: string,
  pick: (sample: S) => number | null,
): Spread {
  const controls = samples.get(control) ?? [];
  const ratios = (samples.get(name) ?? []).flatMap((sample, round) => {
    const below = controls[round];
    const [a, b] = [pick(sample), below === undefined ? null : pick(below)];
    return a === null || b === null ? [] : [a / b];
  });
  return spread(ratios);
}

/** A sequence of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
