import { parseArgs } from 'node:util';
import { carrierSlug } from '@/lib/carriers/rules/carrier-slug';
import { detectCarrier } from '@/lib/carriers/rules/detect-carrier';
import { type Io, runBatch } from '../command-io';

/** What the merchant calls the carrier, as our slug. */
const hintOf = (carrier: unknown): string | null => (typeof carrier === 'string' ? carrierSlug(carrier) : null);

/** `detect <tracking number> [--carrier <name>]`, or `--batch` with `{tracking_number, carrier?}` a line. */
export async function run(args: string[], io: Io): Promise<undefined> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { batch: { type: 'boolean' }, carrier: { type: 'string' } },
  });
  if (values.batch) {
    return void (await runBatch(io, ({ tracking_number, carrier }) => {
      if (typeof tracking_number !== 'string') throw new Error('tracking_number must be text.');
      return { candidates: detectCarrier(tracking_number, hintOf(carrier)) };
    }));
  }
  if (positionals.length === 0) throw new Error('Usage: porchlight detect <tracking number> [--carrier <name>]');
  // a number printed in groups needs no quotes
  io.print({ candidates: detectCarrier(positionals.join(' '), hintOf(values.carrier)) });
}
