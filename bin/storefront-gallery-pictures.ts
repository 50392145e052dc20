import sharp from 'sharp';
import { belt } from '@/db/seed/pictures/ahlbeck/belt';
import { careTin } from '@/db/seed/pictures/ahlbeck/care-tin';
import { chelsea } from '@/db/seed/pictures/ahlbeck/chelsea';
import { derby } from '@/db/seed/pictures/ahlbeck/derby';
import { shoeTrees } from '@/db/seed/pictures/ahlbeck/shoe-trees';
import { sobaCup } from '@/db/seed/pictures/asagiri/soba-cup';
import { teaBowl } from '@/db/seed/pictures/asagiri/tea-bowl';
import { vase } from '@/db/seed/pictures/asagiri/vase';
import { booties } from '@/db/seed/pictures/duskhound/booties';
import { coat } from '@/db/seed/pictures/duskhound/coat';
import { glowBall } from '@/db/seed/pictures/duskhound/glow-ball';
import { ledCollar } from '@/db/seed/pictures/duskhound/led-collar';
import { tag } from '@/db/seed/pictures/duskhound/tag';
import type { StarterThemeName } from '@/lib/branding/constants';

type Draw = (options: { seed: string }) => string;
const PICTURES: Record<StarterThemeName, Draw[]> = {
  ahlbeck: [chelsea, careTin, derby, shoeTrees, belt],
  duskhound: [coat, ledCollar, glowBall, booties, tag],
  asagiri: [teaBowl, vase, sobaCup, vase, teaBowl],
};

const drawn = new Map<string, Promise<Buffer>>();

/** One of the shop's product pictures as WebP, drawn once. */
export function galleryPicture(shop: StarterThemeName, index: number): Promise<Buffer> {
  const key = `${shop} ${index}`;
  const draw = PICTURES[shop][index % PICTURES[shop].length] as Draw;
  const picture =
    drawn.get(key) ??
    sharp(Buffer.from(draw({ seed: key })))
      .resize(640)
      .webp()
      .toBuffer();
  drawn.set(key, picture);
  return picture;
}
