'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { addStaffPhotoAction } from '@/lib/console/actions';
import { sayFailure, unwrap } from '../layout/failures';

export type StaffPhoto = { id: string; url: string };

const MOST = 6;

/** Pictures that a shopper has sent, put to their return. */
export function StaffPhotos({
  id,
  shop,
  hint,
  photos,
  onPhotos,
}: {
  id: string;
  shop: string;
  hint: string;
  photos: readonly StaffPhoto[];
  onPhotos: (photos: StaffPhoto[]) => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const add = (files: File[]) =>
    start(async () => {
      setProblem(null);
      const added = [...photos];
      try {
        for (const file of files.slice(0, MOST - photos.length))
          added.push(unwrap(await addStaffPhotoAction({ shop, file })));
      } catch (error) {
        setProblem(sayFailure(error));
      }
      onPhotos(added);
    });
  return (
    <div className="grid gap-2 sm:col-span-2">
      {photos.length > 0 && (
        <ul className="flex flex-wrap gap-3">
          {photos.map((photo, index) => (
            <li key={photo.id} className="grid justify-items-start gap-1">
              <img
                src={photo.url}
                alt={`What they sent, ${index + 1} of ${photos.length}`}
                className="size-24 rounded-control border border-line object-cover"
              />
              <Button
                kind="quiet"
                className="-ml-2 px-2"
                aria-label={`Remove picture ${index + 1}`}
                onClick={() => onPhotos(photos.filter((one) => one !== photo))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < MOST && (
        <div className="grid gap-1.5">
          <label htmlFor={id} className="text-sm font-semibold">
            Pictures
          </label>
          <input
            id={id}
            type="file"
            accept="image/*"
            multiple
            disabled={isPending}
            aria-describedby={`${id}-hint`}
            className="w-full text-sm file:mr-3 file:min-h-10 file:rounded-control file:border file:border-line file:bg-card file:px-4 file:font-semibold"
            onChange={(event) => {
              const files = Array.from(event.target.files ?? []);
              event.target.value = '';
              if (files.length > 0) add(files);
            }}
          />
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        </div>
      )}
      <p role="status" className="text-sm text-bad empty:hidden">
        {problem ?? (isPending ? 'Taking it in …' : '')}
      </p>
    </div>
  );
}
