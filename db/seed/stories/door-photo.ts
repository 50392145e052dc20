import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import type { Ctx } from '@/lib/core/context';
import { keepPhoto } from '@/lib/tracking/mutations/keep-photo';
import { wantPhotos } from '@/lib/tracking/mutations/want-photos';

export type DoorPhoto = 'porch' | 'landing' | 'locker';

const DRAWINGS = { operation: ['VipsForeignLoadSvg'] };
const [WIDTH, HEIGHT] = [900, 1125];

/** What a courier's phone saw as the parcel was left. */
const SCENES: Record<DoorPhoto, string> = {
  porch: `<rect width="900" height="1125" fill="#4c5a66"/>
    ${Array.from({ length: 9 }, (_, i) => `<path d="M0 ${i * 92 + 60}H900" stroke="#3f4c57" stroke-width="7"/>`).join('')}
    <path d="M230 0H690V830H230Z" fill="#2d353b"/><path d="M262 0H658V830H262Z" fill="#7e2f2a"/>
    <path d="M312 60H440V330H312ZM480 60H608V330H480ZM312 400H440V730H312ZM480 400H608V730H480Z" fill="#6b2622" stroke="#5a1f1c" stroke-width="8"/>
    <circle cx="628" cy="480" r="20" fill="#d8b46a"/><path d="M120 150h60v110h-60z" fill="#20262b"/><path d="M128 165h44v70h-44z" fill="#ffdf9a"/>
    <path d="M0 830H900V1125H0Z" fill="#8c8378"/>${[880, 940, 1010, 1085].map((y) => `<path d="M0 ${y}H900" stroke="#786f65" stroke-width="6"/>`).join('')}
    <path d="M250 850 640 850 700 960 190 960Z" fill="#3d3a34"/><path d="M285 868H612L648 940H244Z" fill="none" stroke="#6b6559" stroke-width="6"/>
    <ellipse cx="470" cy="948" rx="210" ry="26" fill="#2a2723"/>
    <path d="M300 720 470 690 640 726 634 900 468 946 306 892Z" fill="#c79c6b"/><path d="M300 720 470 690 640 726 468 766Z" fill="#dbb586"/>
    <path d="M468 766 640 726 634 900 468 946Z" fill="#b28655"/><path d="M372 706 552 746 552 786 372 744Z" fill="#efe3c4" opacity=".85"/><path d="M496 800 600 776 598 838 496 866Z" fill="#f4f1e8"/>`,
  landing: `<rect width="900" height="1125" fill="#cfc6b4"/><path d="M0 0H900V760H0Z" fill="#d9d2c2"/><path d="M0 470H900V760H0Z" fill="#a9b5a4"/><path d="M0 462H900V478H0Z" fill="#6f7d6b"/>
    <path d="M300 20H760V800H300Z" fill="#efe9dc"/><path d="M330 50H730V800H330Z" fill="#6a4d33"/><path d="M374 96H686V370H374ZM374 430H686V740H374Z" fill="#5b4029" stroke="#493221" stroke-width="8"/>
    <path d="M690 400h22v70h-22z" fill="#c9b27a"/><path d="M468 400h110v26h-110z" fill="#d3be88"/><circle cx="262" cy="330" r="20" fill="#efe9dc" stroke="#8a8374" stroke-width="6"/>
    <path d="M0 800H900V1125H0Z" fill="#8a7f70"/><path d="M0 800 900 800M0 900 900 900M0 1010 900 1010M150 800 60 1125M420 800 400 1125M680 800 740 1125" stroke="#786d5f" stroke-width="5"/>
    <path d="M330 812H730L770 900H296Z" fill="#4e5a4f"/><ellipse cx="540" cy="888" rx="200" ry="24" fill="#332c24"/>
    <path d="M392 640 560 616 700 650 694 850 556 890 398 842Z" fill="#c29768"/><path d="M392 640 560 616 700 650 556 684Z" fill="#d8b384"/><path d="M556 684 700 650 694 850 556 890Z" fill="#ad8254"/><path d="M470 628 624 666 624 700 470 660Z" fill="#efe3c4" opacity=".85"/>`,
  locker: `<rect width="900" height="1125" fill="#dfe1df"/><path d="M0 0H900V90H0Z" fill="#c6c9c7"/><path d="M90 90H810V1010H90Z" fill="#a9b0b2"/>
    ${[0, 1, 2].flatMap((row) => [0, 1].map((column) => `<path d="M${120 + column * 340} ${120 + row * 290}h310v260h-310z" fill="#c3cacb" stroke="#8f9799" stroke-width="7"/><path d="M${372 + column * 340} ${230 + row * 290}h30v52h-30z" fill="#6d7476"/>`)).join('')}
    <path d="M120 410h310v260h-310z" fill="#3a4042"/><path d="M120 410 20 450V720L120 670Z" fill="#b5bdbe" stroke="#8f9799" stroke-width="6"/>
    <path d="M160 500 280 478 396 502 392 652 278 668 164 650Z" fill="#c79f70"/><path d="M160 500 280 478 396 502 278 528Z" fill="#ddbb8d"/><path d="M278 528 396 502 392 652 278 668Z" fill="#b28859"/>
    <circle cx="545" cy="452" r="26" fill="#24477a"/><path d="M0 1010H900V1125H0Z" fill="#9b9d97"/>`,
};

/** The photo a demo courier took, kept as one that a job has fetched. */
export async function keepDoorPhoto(
  ctx: Ctx,
  input: { shipmentId: string; key: string; scene: DoorPhoto },
): Promise<void> {
  const { shipmentId, key, scene } = input;
  await wantPhotos(ctx, [{ shipmentId, trackingKey: null, key, url: 'https://photos.courier.test/door.jpg' }]);
  const { rows } = await ctx.db.execute<{ id: string }>(
    sql`select id from delivery_photos where shop_id = ${ctx.shopId} and shipment_id = ${shipmentId} and state = 'wanted'`,
  );
  for (const { id } of rows) await keepPhoto(ctx, { photoId: id, outcome: { picture: await draw(scene) } });
}

async function draw(scene: DoorPhoto) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">${SCENES[scene]}
    <radialGradient id="v" cx=".5" cy=".55" r=".75"><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".38"/></radialGradient>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#v)"/></svg>`;
  // What couriers send may not be a drawing (lib/uploads/adapters/reencode-picture.ts); this one is ours.
  sharp.unblock(DRAWINGS);
  try {
    const { data, info } = await sharp(Buffer.from(svg)).webp({ quality: 70 }).toBuffer({ resolveWithObject: true });
    return { bytes: data, mime: 'image/webp', width: info.width, height: info.height };
  } finally {
    sharp.block(DRAWINGS);
  }
}
