import { belt } from './ahlbeck/belt';
import { careTin } from './ahlbeck/care-tin';
import { chelsea } from './ahlbeck/chelsea';
import { derby } from './ahlbeck/derby';
import { hikingBoot } from './ahlbeck/hiking-boot';
import { loafer } from './ahlbeck/loafer';
import { shoeTrees } from './ahlbeck/shoe-trees';
import { slipper } from './ahlbeck/slipper';
import { cedarTray } from './asagiri/cedar-tray';
import { indigoCloth } from './asagiri/indigo-cloth';
import { kyusu } from './asagiri/kyusu';
import { plateSet } from './asagiri/plate-set';
import { sobaCup } from './asagiri/soba-cup';
import { teaBowl } from './asagiri/tea-bowl';
import { vase } from './asagiri/vase';
import { whisk } from './asagiri/whisk';
import { bandana } from './duskhound/bandana';
import { booties } from './duskhound/booties';
import { coat } from './duskhound/coat';
import { glowBall } from './duskhound/glow-ball';
import { harness } from './duskhound/harness';
import { leash } from './duskhound/leash';
import { ledCollar } from './duskhound/led-collar';
import { tag } from './duskhound/tag';

/** Draws a product as a complete 800 by 800 SVG. The same colour and seed always give the same picture. */
export type Picture = (variant: { color?: string; seed: string }) => string;

/** Every drawing by its key, `{shop}/{product}`. */
export const PICTURES: Record<string, Picture> = {
  'ahlbeck/derby': derby,
  'ahlbeck/chelsea': chelsea,
  'ahlbeck/hiking-boot': hikingBoot,
  'ahlbeck/slipper': slipper,
  'ahlbeck/loafer': loafer,
  'ahlbeck/belt': belt,
  'ahlbeck/belt-engraved': (variant) => belt({ ...variant, engraved: true }),
  'ahlbeck/care-tin': careTin,
  'ahlbeck/shoe-trees': shoeTrees,
  'duskhound/coat': coat,
  'duskhound/led-collar': ledCollar,
  'duskhound/harness': harness,
  'duskhound/leash': leash,
  'duskhound/booties': booties,
  'duskhound/glow-ball': glowBall,
  'duskhound/bandana': bandana,
  'duskhound/tag': tag,
  'asagiri/tea-bowl': teaBowl,
  'asagiri/kyusu': kyusu,
  'asagiri/soba-cup': sobaCup,
  'asagiri/plate-set': plateSet,
  'asagiri/vase': vase,
  'asagiri/whisk': whisk,
  'asagiri/cedar-tray': cedarTray,
  'asagiri/indigo-cloth': indigoCloth,
};
