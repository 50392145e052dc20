'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { Theme } from '@/lib/branding/schema';
import { previewPath, type Scene, ThemeFrame } from './preview';

/** Before and after, side by side, and one button. */
export function PublishDialog({
  shop,
  theme,
  scene,
  pending,
  onPublish,
  onClose,
}: {
  shop: string;
  theme: Theme;
  scene: Scene;
  pending: boolean;
  onPublish: () => void;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Left to itself focus goes into the first frame, and Escape with it.
    title.current?.focus();
  }, []);
  const phone: Scene = { ...scene, device: 'phone' };
  const frame = 'h-[34rem] w-full rounded-[1.5rem] border border-line bg-card';
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="publish-title"
      className="m-auto w-[min(60rem,calc(100vw-2rem))] rounded-card border border-line bg-ground p-6 text-ink backdrop:bg-black/50"
    >
      <h2 id="publish-title" ref={title} tabIndex={-1} className="text-2xl font-medium outline-none">
        Show this to your shoppers?
      </h2>
      <div className="my-5 grid gap-4 sm:grid-cols-2">
        <figure className="grid gap-2">
          <figcaption className="text-sm font-semibold text-muted">Now</figcaption>
          <iframe title="The published page" src={previewPath(shop, phone)} className={frame} />
        </figure>
        <figure className="grid gap-2">
          <figcaption className="text-sm font-semibold text-muted">After</figcaption>
          <ThemeFrame shop={shop} theme={theme} scene={phone} title="The page as it will be" className={frame} />
        </figure>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => dialog.current?.close()}>Not yet</Button>
        <Button kind="primary" onClick={onPublish} disabled={pending}>
          Publish
        </Button>
      </div>
    </dialog>
  );
}
