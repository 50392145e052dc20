'use client';

import { useId, useState, useTransition } from 'react';
import { buttonClasses } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { bringBrandAction } from '@/lib/branding/actions';
import type { Theme } from '@/lib/branding/schema';
import { refusal } from './picture-input';

/** A whole brand as a file: taken along, and brought back or to another shop. */
export function CarriedBrand({ shop, onChange }: { shop: string; onChange: (change: Partial<Theme>) => void }) {
  const id = useId();
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);
  const [pending, start] = useTransition();
  const bring = (file: File) =>
    start(async () => {
      setSaid(null);
      const otherwise = 'This file cannot be used. Choose one that was downloaded here.';
      const result = await bringBrandAction({ shop, file }).catch(() => null);
      if (result?.status === 'ok') {
        onChange(result.data);
        setSaid({ ok: true, text: 'Here it is. Nobody else sees it before you publish.' });
      } else setSaid({ ok: false, text: result?.status === 'error' ? refusal(result.details, otherwise) : otherwise });
    });
  return (
    <Panel title="From a file" id="carried-brand">
      <p className="mb-3 text-sm text-muted">
        A brand is one file, with its pictures, fonts and words: keep it, or take it to another shop.
      </p>
      <a className={buttonClasses('plain')} href={`/api/console/${shop}/brand`} download>
        Download this brand
      </a>
      <div className="mt-4 grid gap-1">
        <label htmlFor={id} className="text-sm font-semibold">
          Bring one
        </label>
        <input
          id={id}
          type="file"
          accept="application/json,.json"
          disabled={pending}
          className="w-full min-w-0 text-sm"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) bring(file);
          }}
        />
      </div>
      <div aria-live="polite" className="mt-3 text-sm">
        {pending && <p className="text-muted">Reading it…</p>}
        {said && <p className={said.ok ? 'font-medium text-good' : 'font-medium text-bad'}>{said.text}</p>}
      </div>
    </Panel>
  );
}
