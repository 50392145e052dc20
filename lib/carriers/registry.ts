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
import { shopify } from './adapters/shopify/adapter';
import { ups } from './adapters/ups/adapter';
import { usps } from './adapters/usps/adapter';
import { woocommerce } from './adapters/woocommerce/adapter';
import type { CarrierAdapter, Source } from './types';

const ADAPTERS: Record<Source, CarrierAdapter> = {
  aftership,
  australia_post: australiaPost,
  canada_post: canadaPost,
  dhl,
  dpd,
  easypost,
  fedex,
  generic,
  karrio,
  la_poste: laPoste,
  royal_mail: royalMail,
  ship24,
  shippo,
  shopify,
  ups,
  usps,
  woocommerce,
};

/** The adapter of a source. */
export const adapterFor = (source: Source): CarrierAdapter => ADAPTERS[source];
