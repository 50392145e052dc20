/** What a person starting Porchlight reads, on stdout. The log proper is lib/core/log. */
export const say = (line = '') => process.stdout.write(`${line}\n`);

const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Runs one step of a start: says what begins, that it is still at work every ten seconds, and how long it took. */
export async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  say(`· ${label} …`);
  const reminder = setInterval(() => say(`  still at it: ${label} (${seconds(from)})`), 10_000);
  try {
    const result = await work();
    say(`✓ ${label} (${seconds(from)})`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}
