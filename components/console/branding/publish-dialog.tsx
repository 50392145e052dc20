'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { diffThemes } from '@/lib/branding/rules/diff-themes';
import type { Theme } from '@/lib/branding/schema';
import { previewPath, type Scene, ThemeFrame } from './preview';
import { ChangeList } from './version-list';

/** Before and after, side by side, every change in words, and one button: now, or at an hour. */
export function PublishDialog({
  shop,
  theme,
  published,
  scene,
  pending,
  onPublish,
  onSchedule,
  onClose,
}: {
  shop: string;
  theme: Theme;
  published: Theme;
  scene: Scene;
  pending: boolean;
  onPublish: () => void;
  onSchedule: (at: string) => void;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [at, setAt] = useState('');
  useEffect(() => {
    dialog.current?.showModal();
    // Left to itself focus goes into the first frame, and Escape with it.
    title.current?.focus();
  }, []);
  const phone: Scene = { ...scene, device: 'phone' };
  const frame = 'h-[30rem] w-full rounded-[1.5rem] border border-line bg-card';
  const changes = diffThemes(published, theme);
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
      <details className="mb-5">
        <summary className="text-sm font-semibold">
          {changes.length === 1 ? 'One change' : `${changes.length} changes`}, in words
        </summary>
        <div className="mt-3">
          <ChangeList changes={changes} />
        </div>
      </details>
      <div className="flex flex-wrap items-end justify-end gap-2">
        <TextInput
          id="publish-at"
          type="datetime-local"
          label="Or later, by your clock"
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
        <Button onClick={() => onSchedule(new Date(at).toISOString())} disabled={pending || at === ''}>
          Publish then
        </Button>
        <span className="grow" />
        <Button onClick={() => dialog.current?.close()}>Not yet</Button>
        <Button kind="primary" onClick={onPublish} disabled={pending}>
          Publish
        </Button>
      </div>
    </dialog>
  );
}
