import type { Frame, PhotoView } from './types';

/** Photos a shopper sent, small; with `name` each can be taken out again by a tick. */
export function Photos({ photos, name, t }: { photos: PhotoView[]; name?: string; t: Frame['t'] }) {
  return (
    <ul className="photos">
      {photos.map((photo, index) => (
        <li key={photo.id}>
          <img src={photo.url} alt={t('wizard.photoOf', { number: index + 1 })} loading="lazy" width="96" height="96" />
          {name && (
            <label className="photo-remove">
              <input type="checkbox" name={name} value={photo.id} />
              <span>{t('wizard.photoRemove')}</span>
            </label>
          )}
        </li>
      ))}
    </ul>
  );
}
