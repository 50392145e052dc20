import { aftership } from './adapters/aftership/adapter';
import { australiaPost } from './adapters/australia_post/adapter';
import { canadaPost } from './adapters/canada_post/adapter';
import { dhl } from './adapters/dhl/adapter';
import { dpd } from './adapters/dpd/adapter';
import { easypost } from './adapters/easypost/adapter';
import { fedex } from './adapters/fedex/adapter';
import { generic } from './adapters/generic/adapter';
import { karrio } from './adapters/karrio/adapter';
import { laPoste } from './adapters/la_poste/adapter';
import { royalMail } from './adapters/royal_mail/adapter';
import { ship24 } from './adapters/ship24/adapter';
import { shippo } from './adapters/shippo/adapter';
import { ups } from './adapters/ups/adapter';
import { usps } from './adapters/usps/adapter';
import type { CarrierAdapter, Source } from './types';

const ADAPTERS = new Map<string, CarrierAdapter>(
  [
    aftership,
    australiaPost,
    canadaPost,
    dhl,
    dpd,
    easypost,
    fedex,
    generic,
    karrio,
    laPoste,
    royalMail,
    ship24,
    shippo,
    ups,
    usps,
  ].map((adapter) => [adapter.source, adapter]),
);

/** The adapter of a source. @throws RangeError for a source there is none for. */
export function adapterFor(source: Source): CarrierAdapter {
  const adapter = ADAPTERS.get(source);
  if (!adapter) throw new RangeError(`No adapter for ${source}.`);
  return adapter;
}
