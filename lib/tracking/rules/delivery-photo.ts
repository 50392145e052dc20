import type { ParcelView } from '../types';
import type { ParcelStory, Words } from './parcel-story';
import { hasArrived } from './situation';

/** A photo on our own origin, with its size, so that nothing moves when it comes. */
export type DeliveryPhotoView = NonNullable<ParcelView['photo']>;

/**
 * The photo a courier took as it delivered. It can show a door and its number, so it is for the buyer alone: whoever holds
 * a shared link was promised that it shows no address.
 */
export function deliveryPhoto(
  { shipment: { photo }, situation }: ParcelStory,
  under: string | null,
  { t, scope }: Words,
): DeliveryPhotoView | null {
  if (!photo || !under || scope !== 'full' || !hasArrived(situation)) return null;
  return {
    title: t('parcel.photo.title'),
    alt: t('parcel.photo.alt'),
    src: `${under}/${photo.id}.webp`,
    width: photo.width,
    height: photo.height,
  };
}
