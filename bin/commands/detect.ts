import type { Io } from '../porchlight';
export async function run(_args: string[], io: Io): Promise<undefined> {
  io.print({ candidates: [] });
}
