import { aftership } from './adapters/aftership/adapter';
import { easypost } from './adapters/easypost/adapter';
import { generic } from './adapters/generic/adapter';
import type { CarrierAdapter, Source } from './types';

const ADAPTERS = new Map<string, CarrierAdapter>(
  [aftership, easypost, generic].map((adapter) => [adapter.source, adapter]),
);

/** The adapter of a source. @throws RangeError for a source there is none for. */
export function adapterFor(source: Source): CarrierAdapter {
  const adapter = ADAPTERS.get(source);
  if (!adapter) throw new RangeError(`No adapter for ${source}.`);
  return adapter;
}
