import type { Socket } from 'node:net';
import type pg from 'pg';

export type Waits<T> = {
  result: T;
  /** How often something was sent after something had been heard: the round trips that the work waits for. */
  roundTrips: number;
  /** Every statement, in the order they were sent; a prepared one by its text. */
  statements: string[];
};

type Watched = {
  query: (config: string | { text: string }, ...rest: unknown[]) => unknown;
  connection: { stream: Socket };
};

/**
 * Watches what the pool's connections send and hear while `run` works. Nothing else may use the pool meanwhile, and a
 * connection must be open already: opening one is round trips too.
 */
export async function countWaits<T>(pool: pg.Pool, run: () => Promise<T>): Promise<Waits<T>> {
  const statements: string[] = [];
  let roundTrips = 0;
  let silent = true;
  const undo: (() => void)[] = [];
  const seen = new Set<object>();

  const watch = (client: pg.PoolClient) => {
    if (seen.has(client)) return;
    seen.add(client);
    const watched = client as unknown as Watched;
    const { stream } = watched.connection;
    const { query } = watched;
    const { write } = stream;
    const heard = () => {
      silent = true;
    };
    watched.query = (config, ...rest) => {
      statements.push(typeof config === 'string' ? config : config.text);
      return query.call(client, config, ...rest);
    };
    stream.write = ((...args: Parameters<Socket['write']>) => {
      if (silent) roundTrips++;
      silent = false;
      return write.apply(stream, args);
    }) as Socket['write'];
    stream.prependListener('data', heard);
    undo.push(() => {
      watched.query = query;
      stream.write = write;
      stream.off('data', heard);
    });
  };
  pool.on('acquire', watch);
  try {
    const result = await run();
    return { result, roundTrips, statements };
  } finally {
    pool.off('acquire', watch);
    for (const back of undo) back();
  }
}
