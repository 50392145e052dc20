'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { readVersionAction, revertThemeAction } from '@/lib/branding/actions';
import type { BrandEditorData } from '@/lib/branding/loaders';
import { diffThemes, type ThemeChange } from '@/lib/branding/rules/diff-themes';
import type { Theme } from '@/lib/branding/schema';

/** What differs between two themes, as rows that can be read aloud. */
export function ChangeList({ changes }: { changes: ThemeChange[] }) {
  if (changes.length === 0) return <p className="text-sm text-muted">Nothing differs.</p>;
  return (
    <ul className="grid max-h-72 gap-1.5 overflow-auto text-sm">
      {changes.map((change) => (
        <li key={change.what} className="grid gap-x-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
          <span className="font-semibold">{change.what}</span>
          <span className="min-w-0 break-words">
            {change.from === null ? <span className="text-muted">nothing</span> : <Value text={change.from} />}
            <span aria-hidden="true"> → </span>
            <span className="sr-only"> becomes </span>
            {change.to === null ? <span className="text-muted">nothing</span> : <Value text={change.to} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Value({ text }: { text: string }) {
  return (
    <>
      {/^#[0-9a-f]{6}$/i.test(text) && (
        <svg width="12" height="12" aria-hidden="true" className="me-1 inline-block align-[-1px]">
          <rect width="12" height="12" fill={text} />
        </svg>
      )}
      {text.slice(0, 160)}
    </>
  );
}

/** Every version there was: what it would change, and the way back to it. */
export function VersionList({
  data,
  version,
  published,
}: {
  data: BrandEditorData;
  version: number;
  published: Theme;
}) {
  return (
    <details className="rounded-card border border-line bg-card px-5 py-4">
      <summary className="font-semibold">Published versions</summary>
      <ul className="mt-3 grid gap-3">
        {data.versions.map((one) => (
          <li key={one.version} className="grid gap-2">
            <Version data={data} one={one} isLive={one.version === version} published={published} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Version({
  data,
  one,
  isLive,
  published,
}: {
  data: BrandEditorData;
  one: BrandEditorData['versions'][number];
  isLive: boolean;
  published: Theme;
}) {
  const [changes, setChanges] = useState<ThemeChange[] | null>(null);
  const [pending, start] = useTransition();
  const compare = () =>
    start(async () => {
      if (changes) return setChanges(null);
      const result = await readVersionAction({ shop: data.shop, version: one.version });
      if (result.status === 'ok') setChanges(diffThemes(published, result.data));
    });
  const revert = () =>
    start(async () => {
      const result = await revertThemeAction({ shop: data.shop, version: one.version });
      if (result.status === 'ok') window.location.reload();
    });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-3 text-sm">
        <span>
          Version {one.version} · {new Date(one.publishedAt).toLocaleDateString('en', { dateStyle: 'medium' })}
        </span>
        {isLive ? (
          <span className="text-muted">live now</span>
        ) : (
          <span className="flex">
            <Button kind="quiet" disabled={pending} aria-expanded={changes !== null} onClick={compare}>
              Compare
            </Button>
            <Button kind="quiet" disabled={pending} onClick={revert}>
              Publish again
            </Button>
          </span>
        )}
      </div>
      {changes && <ChangeList changes={changes} />}
    </>
  );
}
