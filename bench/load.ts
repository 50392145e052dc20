import { execFile, fork } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sample } from './rounds';
import type { Served } from './world';

export type Post = { path: string; headers: Record<string, string>; body: string };

type Gets = { server: Served; connections: number; seconds: number; paths: string[] };
export type Load = Gets | { server: Served; connections: number; posts: Post[] };

const run = promisify(execFile);
const hasWrk = run('wrk', ['-v']).then(
  () => true,
  (error) => error.code === 1,
);

/**
 * Loads a server from a process of its own, closed loop over kept-alive connections: GETs of random paths for some
 * seconds (with wrk where there is one), or each of the posts exactly once.
 * @param scratch a file that may be overwritten
 */
export async function load(plan: Load, scratch: string): Promise<Sample> {
  const before = processorMs(plan.server.pid);
  const { requests, ...sample } =
    'paths' in plan && (await hasWrk) ? await withWrk(plan, scratch) : await withAutocannon(plan, scratch);
  const after = processorMs(plan.server.pid);
  return { ...sample, cpuMs: before === null || after === null ? null : (after - before) / requests };
}

type Counted = Omit<Sample, 'cpuMs'> & { requests: number };

/** Picks paths from the list in the file, the same ones in every run. */
const SCRIPT = `
local paths = {}
for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
math.randomseed(20261122)
request = function() return wrk.format("GET", paths[math.random(#paths)]) end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('\\nRESULT {"requests":%d,"us":%d,"p50":%d,"p99":%d,"failed":%d}\\n', summary.requests,
    summary.duration, latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end`;

async function withWrk(plan: Gets, scratch: string): Promise<Counted> {
  const script = `${scratch}.lua`;
  writeFileSync(script, SCRIPT);
  writeFileSync(scratch, plan.paths.join('\n'));
  const args = ['-t1', `-c${plan.connections}`, `-d${plan.seconds}s`, '-s', script, plan.server.origin];
  const { stdout } = await run('wrk', args, { env: { ...process.env, BENCH_PATHS: scratch } });
  const found = /^RESULT (.+)$/m.exec(stdout)?.[1];
  if (!found) throw new Error(`wrk said:\n${stdout}`);
  const { requests, us, p50, p99, failed } = JSON.parse(found);
  return { requests, perSecond: requests / (us / 1e6), p50: p50 / 1e3, p99: p99 / 1e3, failed };
}

function withAutocannon(plan: Load, scratch: string): Promise<Counted> {
  const { server, ...rest } = plan;
  writeFileSync(scratch, JSON.stringify({ origin: server.origin, ...rest }));
  const child = fork(join(import.meta.dirname, 'autocannon-child.mjs'), [scratch], { execArgv: [] });
  return new Promise((done, failed) => {
    child.once('message', (counted) => done(counted as Counted));
    child.once('exit', (code) => failed(new Error(`The load generator ended with ${code}.`)));
  });
}

/** User and system time of a process and its descendants so far; Linux alone tells. */
function processorMs(pid: number): number | null {
  try {
    const stats = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
          return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
        } catch {
          return [];
        }
      });
    const family = new Set([pid]);
    for (let size = 0; size !== family.size; ) {
      size = family.size;
      for (const one of stats) if (family.has(one.parent)) family.add(one.pid);
    }
    // A tick is a hundredth of a second on every Linux that Node runs on.
    return stats.reduce((sum, one) => sum + (family.has(one.pid) ? one.ticks * 10 : 0), 0);
  } catch {
    return null;
  }
}
