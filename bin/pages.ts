import { createServer } from 'node:http';
import type { Env } from '@/lib/core/env';
import { lanes, roads } from './lanes';
import type { FrontServer } from './serve';
import { type Mode, ROOT } from './setup';

/** Has the lanes and Next answer what `front` receives. Returns what ends them. */
export async function openPages(front: FrontServer, mode: Mode, { port }: Env): Promise<() => Promise<void>> {
  if (mode !== 'dev') lanes.push(roads);
  const { default: next } = await import('next');
  const app = next({
    dev: mode === 'dev',
    dir: ROOT,
    port,
    hostname: 'localhost',
    // Next would let connections leave HTTP; in production it gets a server that never has one.
    httpServer: mode === 'dev' ? front.server : createServer(),
  });
  await app.prepare();
  front.open(app.getRequestHandler());
  return () => app.close();
}
