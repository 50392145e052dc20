import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { log } from '@/lib/core/log';
import { bundled } from './bundle';
import { type Mode, ROOT } from './setup';

const LONGEST_PAUSE_MS = 30_000;
/** A worker that lived this long had started well: the next pause is short again. */
const STEADY_AFTER_MS = 60_000;
const STOPS_WITHIN_MS = 15_000;

/**
 * Keeps a worker running in a process of its own, so that heavy jobs never hold up a page and a crash of either
 * leaves the other alone. The channel between the two closes with us, and the worker stops then.
 */
export function superviseWorker(mode: Mode): { stop(): Promise<void> } {
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopping = false;
  let pause = 500;

  const start = () => {
    const from = Date.now();
    const program = mode === 'dev' ? ['--import', 'tsx', join(ROOT, 'bin/worker.ts')] : [bundled('worker')];
    child = spawn(process.execPath, program, {
      cwd: ROOT,
      env: { ...process.env, PORCHLIGHT_CHILD: '1' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('error', (error) => log.error({ err: error }, 'The worker could not be started'));
    child.on('exit', (code, signal) => {
      if (stopping) return;
      pause = Date.now() - from > STEADY_AFTER_MS ? 500 : Math.min(pause * 2, LONGEST_PAUSE_MS);
      log.error({ exit: code ?? signal, againInMs: pause }, 'The worker ended unexpectedly');
      again = setTimeout(start, pause);
    });
  };
  start();

  return {
    async stop() {
      stopping = true;
      clearTimeout(again);
      const running = child;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = new Promise((done) => running.once('exit', done));
      if (running.connected) running.disconnect();
      const deadline = setTimeout(() => running.kill('SIGKILL'), STOPS_WITHIN_MS);
      await gone;
      clearTimeout(deadline);
    },
  };
}
