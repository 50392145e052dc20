import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { adapterFor } from '@/lib/carriers/registry';
import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { type CanonicalShipment, type NormalizedPayload, SOURCES, type Source } from '@/lib/carriers/types';
import { type Io, runBatch } from '../command-io';

/** `normalize --source <source> [--kind tracking|webhook] [file]`, or `--batch` with `{source, kind, body}` a line. */
export async function run(args: string[], io: Io): Promise<undefined> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { source: { type: 'string' }, kind: { type: 'string', default: 'tracking' }, batch: { type: 'boolean' } },
  });
  if (values.batch) {
    return void (await runBatch(io, ({ source, kind, body }) =>
      normalize(
        source ?? values.source,
        kind ?? values.kind,
        typeof body === 'string' ? body : JSON.stringify(body ?? null),
      ),
    ));
  }
  const [file] = positionals;
  const body = file === undefined || file === '-' ? await io.readAll() : await readFile(file, 'utf8');
  io.print(normalize(values.source, values.kind, body));
}

function normalize(source: unknown, kind: unknown, body: string) {
  if (kind !== 'tracking' && kind !== 'webhook') throw new Error('--kind is tracking or webhook.');
  if (!SOURCES.includes(source as Source)) throw new Error(`--source is one of ${SOURCES.join(', ')}.`);
  const payload: NormalizedPayload = adapterFor(source as Source).parse(body, kind);
  return { ...payload, shipments: payload.shipments.map((shipment) => readShape(shipment, source as Source)) };
}

/** The shipment as the API answers it. Nothing was received, so `received_at` is null. */
const readShape = ({ carrier, carrier_by_number: _, events, ...shipment }: CanonicalShipment, source: Source) => ({
  carrier,
  carrier_name: carrierName(carrier),
  ...shipment,
  events: events.map((event) => ({ ...event, source, received_at: null })),
});
