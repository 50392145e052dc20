import { fail } from '@/bin/setup';
import { batched } from './parts/batches';
import { fresh } from './parts/fresh';
import { intake } from './parts/intake';
import { lookup } from './parts/lookup';
import { page } from './parts/page';
import { paint } from './parts/paint';
import { returns } from './parts/returns';
import { machine, type Report, tell } from './report';
import { startWorld, type World } from './world';

export type Options = {
  rounds: number;
  /** Of one measurement. */
  seconds: number;
  /** Of the large table. */
  orders: number;
  /** Whether the pages are built anew when the sources have changed since. */
  build: boolean;
};

const PARTS: Record<string, (world: World, options: Options) => Promise<Report>> = {
  page,
  paint,
  lookup,
  intake,
  batches: batched,
  returns,
  fresh,
};

/**
 * `npm run bench -- [part …] [--rounds 5] [--seconds 3] [--orders 1000000] [--no-build]`: measures Porchlight against
 * controls that run in turn with it, on a database of its own. Ends with 1 when a check that no busy machine can
 * excuse failed; ratios are reported, never judged.
 */
const USAGE = `npm run bench -- [${Object.keys(PARTS).join(' | ')}] [--rounds 5] [--seconds 3] [--orders 1000000] [--no-build]`;

function read(args: string[]): { parts: string[]; options: Options } {
  const options: Options = { rounds: 5, seconds: 3, orders: 1_000_000, build: true };
  const parts: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const number = Number(args[at + 1]);
    if (arg in PARTS) parts.push(arg);
    else if (arg === '--no-build') options.build = false;
    else if (/^--(rounds|seconds|orders)$/.test(arg) && number > 0) {
      options[arg.slice(2) as 'rounds' | 'seconds' | 'orders'] = number;
      at++;
    } else throw new Error(USAGE);
  }
  return { parts: parts.length > 0 ? parts : Object.keys(PARTS), options };
}

// Before anything of the product is called: it reads its settings once.
Object.assign(process.env, {
  NODE_ENV: 'production',
  PORCHLIGHT_SECRET: 'known to every benchmark and to nobody else',
  PORCHLIGHT_LOG_LEVEL: 'error',
  PORCHLIGHT_ROLE: 'web',
  PORCHLIGHT_DIST_DIR: '.next-bench',
  PORCHLIGHT_RATE_LIMIT_SCALE: '1000000',
});

let world: World | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void (world?.stop() ?? Promise.resolve()).finally(() => process.exit(130)));
}
try {
  const { parts, options } = read(process.argv.slice(2));
  world = await startWorld();
  let ok = true;
  for (const part of parts) {
    const { load } = machine();
    const run = PARTS[part];
    if (run) ok = tell(await run(world, options), load) && ok;
  }
  await world.stop();
  process.exit(ok ? 0 : 1);
} catch (error) {
  await world?.stop();
  fail(error);
}
