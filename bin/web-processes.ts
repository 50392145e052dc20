import cluster, { type Worker } from 'node:cluster';
import { log } from '@/lib/core/log';
import { bundled } from './bundle';
import { PortTaken } from './serve';

/** What a web process says: it has the port, its pages answer, or why it cannot. */
export type Told = 'listening' | 'open' | { refused: string; name: string };

export type WebProcesses = {
  pids(): number[];
  /** Resolves when the pages of each process answer; until then they say that Porchlight is starting. */
  open(databaseUrl: string): Promise<void>;
  drain(withinMs: number): Promise<void>;
};

const PAUSE_MS = 1_000;
/** Beyond what requests in flight may take. */
const GRACE_MS = 5_000;

/**
 * Processes that share the port, so that pages are written on several cores; one that ends is replaced while the
 * others serve. They are bundled (bin/bundle.ts) before. Resolves when the port is theirs. Throws PortTaken.
 */
export async function startWebProcesses(count: number): Promise<WebProcesses> {
  // Pages leave much short-lived text behind: in a larger nursery most of it is gone before anyone looks, in one larger
  // still it no longer fits what processors keep at hand.
  cluster.setupPrimary({ exec: bundled('web'), execArgv: ['--max-semi-space-size=16'] });
  let databaseUrl: string | undefined;
  let stopping = false;

  const told = (worker: Worker, wanted: Told) =>
    new Promise<void>((done, failed) => {
      worker.on('message', (message: Told) => {
        if (message === wanted) done();
        else if (typeof message === 'object') {
          failed(message.name === 'PortTaken' ? new PortTaken(message.refused) : new Error(message.refused));
        }
      });
      worker.once('exit', (code, signal) => failed(new Error(`A web process ended with ${code ?? signal}.`)));
    });
  const open = async (worker: Worker, url: string) => {
    const opened = told(worker, 'open');
    worker.send({ databaseUrl: url });
    await opened;
  };
  async function start(): Promise<void> {
    const worker = cluster.fork();
    await told(worker, 'listening');
    worker.once('exit', (code, signal) => {
      if (stopping) return;
      log.error({ exit: code ?? signal }, 'A web process ended unexpectedly');
      setTimeout(() => stopping || start().catch((error) => log.error({ err: error }, 'No web process')), PAUSE_MS);
    });
    if (databaseUrl) await open(worker, databaseUrl);
  }
  const workers = () => Object.values(cluster.workers ?? {}).flatMap((worker) => worker ?? []);

  await Promise.all(Array.from({ length: count }, start));
  return {
    pids: () => workers().flatMap(({ process: { pid } }) => pid ?? []),
    async open(url) {
      databaseUrl = url;
      await Promise.all(workers().map((worker) => open(worker, url)));
    },
    async drain(withinMs) {
      stopping = true;
      await Promise.all(
        workers().map(async (worker) => {
          const gone = new Promise((done) => worker.once('exit', done));
          // One that has ended in this moment cannot be told, and need not be.
          worker.send({ finishWithinMs: withinMs }, () => {});
          const deadline = setTimeout(() => worker.process.kill('SIGKILL'), withinMs + GRACE_MS);
          await gone;
          clearTimeout(deadline);
        }),
      );
    },
  };
}
