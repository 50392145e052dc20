import { parseArgs } from 'node:util';
import { detectCarrier } from '@/lib/carriers/rules/detect-carrier';
import { type Io, runBatch } from '../command-io';

/** `detect <tracking number>`, or `--batch` with `{tracking_number}` a line. */
export async function run(args: string[], io: Io): Promise<undefined> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { batch: { type: 'boolean' } } });
  if (values.batch) {
    return void (await runBatch(io, ({ tracking_number }) => {
      if (typeof tracking_number !== 'string') throw new Error('tracking_number must be text.');
      return { candidates: detectCarrier(tracking_number) };
    }));
  }
  if (positionals.length === 0) throw new Error('Usage: porchlight detect <tracking number>');
  // a number printed in groups needs no quotes
  io.print({ candidates: detectCarrier(positionals.join(' ')) });
}
