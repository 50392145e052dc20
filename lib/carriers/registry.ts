import { aftership } from './adapters/aftership/adapter';
import { easypost } from './adapters/easypost/adapter';
import { fedex } from './adapters/fedex/adapter';
import { generic } from './adapters/generic/adapter';
import { karrio } from './adapters/karrio/adapter';
import { ship24 } from './adapters/ship24/adapter';
import { shippo } from './adapters/shippo/adapter';
import { ups } from './adapters/ups/adapter';
import { usps } from './adapters/usps/adapter';
import type { CarrierAdapter, Source } from './types';

const ADAPTERS = new Map<string, CarrierAdapter>(
  [aftership, easypost, fedex, generic, karrio, ship24, shippo, ups, usps].map((adapter) => [adapter.source, adapter]),
);

/** The adapter of a source. @throws RangeError for a source there is none for. */
export function adapterFor(source: Source): CarrierAdapter {
  const adapter = ADAPTERS.get(source);
  if (!adapter) throw new RangeError(`No adapter for ${source}.`);
  return adapter;
}
