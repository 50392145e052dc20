import { Panel } from '@/components/ui/panel';
import type { ShipmentDetail } from '@/lib/cases/types';

/** What the courier photographed at the door: the buyer sees the newest of them, claims carry them all. */
export function PhotosPanel({ photos }: Pick<ShipmentDetail, 'photos'>) {
  if (photos.length === 0) return null;
  return (
    <Panel id="photos" title="The courier’s photo">
      <ul className="grid gap-4">
        {photos.map(({ id, url, text }) => (
          <li key={id} className="grid gap-1.5">
            {url && (
              <a href={url} target="_blank" rel="noreferrer">
                <img
                  src={url}
                  alt="Taken by the courier at delivery"
                  className="max-h-80 w-full rounded-control border border-line bg-ground object-contain"
                />
              </a>
            )}
            <p className="text-sm text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
