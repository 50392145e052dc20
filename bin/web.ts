import { parseEnv } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { openPages } from './pages';
import { listen } from './serve';
import type { Told } from './web-processes';

/** One of several processes that serve the web on one port; told what to do by bin/web-processes.ts. */
async function serve(): Promise<void> {
  const settings = parseEnv(process.env);
  const front = await listen(settings.port, settings.trustedProxies);
  const tell = (told: Told) => process.send?.(told);
  let close = async () => {};

  process.on('message', async (asked: { databaseUrl: string } | { finishWithinMs: number }) => {
    try {
      if ('databaseUrl' in asked) {
        process.env.DATABASE_URL = asked.databaseUrl;
        close = await openPages(front, 'production', settings);
        tell('open');
      } else {
        await front.drain(asked.finishWithinMs);
        await close();
        process.exit(0);
      }
    } catch (error) {
      log.error({ err: error }, 'A web process failed');
      process.exit(1);
    }
  });
  // Ctrl-C reaches every process of the terminal; we wait for our parent. When it has gone, so do we.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  process.on('disconnect', () => process.exit(0));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A promise failed unheard'));
  tell('listening');
}

await serve().catch((error: Error) => {
  process.send?.({ refused: error.message, name: error.name } satisfies Told, () => process.exit(1));
});
