import { samples as aftership } from './adapters/aftership/samples';
import { samples as australiaPost } from './adapters/australia_post/samples';
import { samples as canadaPost } from './adapters/canada_post/samples';
import { samples as dhl } from './adapters/dhl/samples';
import { samples as dpd } from './adapters/dpd/samples';
import { samples as easypost } from './adapters/easypost/samples';
import { samples as fedex } from './adapters/fedex/samples';
import { samples as generic } from './adapters/generic/samples';
import { samples as karrio } from './adapters/karrio/samples';
import { samples as laPoste } from './adapters/la_poste/samples';
import { samples as royalMail } from './adapters/royal_mail/samples';
import { samples as ship24 } from './adapters/ship24/samples';
import { samples as shippo } from './adapters/shippo/samples';
import { samples as shopify } from './adapters/shopify/samples';
import { samples as ups } from './adapters/ups/samples';
import { samples as usps } from './adapters/usps/samples';
import { samples as woocommerce } from './adapters/woocommerce/samples';
import type { Source } from './types';

const SAMPLES: Record<Source, string | undefined> = {
  aftership: aftership.webhook,
  australia_post: australiaPost.delivered,
  canada_post: canadaPost.delivered,
  dhl: dhl.unified,
  dpd: dpd.json,
  easypost: easypost.delivered,
  fedex: fedex.delivered,
  generic: generic.one,
  karrio: karrio.webhook,
  la_poste: laPoste.delivered,
  royal_mail: royalMail.delivered,
  ship24: ship24.webhook,
  shippo: shippo.webhook,
  shopify: shopify.order,
  ups: ups.alert,
  usps: usps.delivered,
  woocommerce: woocommerce.order,
};

/** A delivery as a source would send it, of nobody's parcel. */
export const sampleOf = (source: Source): string => SAMPLES[source] ?? '';
