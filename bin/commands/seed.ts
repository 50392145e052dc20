import { seedDemo } from '@/db/seed/seed-demo';
import type { Command } from '../command-io';
import { withOwner } from '../with-owner';

/** Loads the demo shops into an empty database. */
export const run: Command['run'] = async (_args, io) => {
  const url = await withOwner(async (_db, _client, database) => database.ownerUrl);
  await withOwner(async () => seedDemo(url));
  io.print({ seeded: true });
  return 0;
};
