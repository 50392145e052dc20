import type { DeliveryPhotoView } from '@/lib/tracking/rules/delivery-photo';
import { Icon } from './icons';

/** The courier's photo of the delivery, folded away: it is fetched when somebody opens it. */
export function DeliveryPhoto({ id, photo }: { id: string; photo: DeliveryPhotoView | null }) {
  if (!photo) return null;
  return (
    <details className="carrier-words delivery-photo" id={`photo-${id}`}>
      <summary>
        <span>{photo.title}</span>
        <Icon name="chevron" className="icon chevron" />
      </summary>
      <div>
        <img
          src={photo.src}
          alt={photo.alt}
          width={photo.width}
          height={photo.height}
          loading="lazy"
          decoding="async"
        />
      </div>
    </details>
  );
}
