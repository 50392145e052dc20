'use client';

import { useId, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { uploadLogoAction } from '@/lib/branding/actions';
import type { Theme } from '@/lib/branding/schema';

export function LogoControls({
  shop,
  theme,
  onChange,
}: {
  shop: string;
  theme: Theme;
  onChange: (change: Partial<Theme>) => void;
}) {
  const logo = (change: Partial<Theme['logo']>) => onChange({ logo: { ...theme.logo, ...change } });
  return (
    <Panel title="Logo" id="logo">
      <div className="grid grid-cols-1 gap-4">
        <LogoInput shop={shop} label="On light ground" value={theme.logo.light} onChange={(light) => logo({ light })} />
        <LogoInput
          shop={shop}
          label="On dark ground"
          dark
          value={theme.logo.dark}
          onChange={(dark) => logo({ dark })}
        />
        <TextInput
          id="logo-alt"
          label="What the logo says"
          hint="Read aloud to those who cannot see it. Left empty: your shop’s name."
          value={theme.logo.alt}
          maxLength={120}
          onChange={(event) => logo({ alt: event.target.value })}
        />
      </div>
    </Panel>
  );
}

function LogoInput({
  shop,
  label,
  value,
  dark = false,
  onChange,
}: {
  shop: string;
  label: string;
  value: string | null;
  dark?: boolean;
  onChange: (path: string | null) => void;
}) {
  const id = useId();
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const upload = (file: File | undefined) => {
    if (!file) return;
    start(async () => {
      setError(null);
      const result = await uploadLogoAction({ shop, file });
      if (result.status === 'ok') onChange(result.data.path);
      else setError(result.status === 'error' ? firstMessage(result.details) : 'This file cannot be used.');
    });
  };
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <span
          className={`grid size-16 place-items-center rounded-control border border-line p-2 ${dark ? 'bg-[#1b1d1a]' : 'bg-white'}`}
        >
          {value ? (
            <img src={value} alt="" className="max-h-full max-w-full" />
          ) : (
            <span className="text-xs text-muted">none</span>
          )}
        </span>
        <div className="grid min-w-0 flex-1 basis-40 grid-cols-1 gap-1">
          <label htmlFor={id} className="text-sm font-semibold">
            {label}
          </label>
          <input
            id={id}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            disabled={pending}
            onChange={(event) => upload(event.target.files?.[0])}
            className="w-full min-w-0 text-sm"
            aria-describedby={error ? `${id}-error` : undefined}
          />
        </div>
        {value && (
          <Button kind="quiet" onClick={() => onChange(null)}>
            Remove
          </Button>
        )}
      </div>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

function firstMessage(details: Record<string, unknown>): string {
  const errors = details.errors as { message: string }[] | undefined;
  return errors?.[0]?.message ?? 'This file cannot be used. Please send a PNG, JPEG or WebP picture.';
}
