'use client';

import { useId, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { uploadFontAction, uploadLogoAction } from '@/lib/branding/actions';

/** What a file that was refused is said to be. */
export function refusal(details: Record<string, unknown>, otherwise: string): string {
  const errors = details.errors as { message: string }[] | undefined;
  return errors?.[0]?.message ?? otherwise;
}

/** A picture of the brand: chosen, encoded anew on the server, shown by its own address. */
export function PictureInput({
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
  const otherwise = 'This file cannot be used. Please send a PNG, JPEG or WebP picture.';
  return (
    <FileInput
      label={label}
      accept="image/png,image/jpeg,image/webp"
      hasValue={value !== null}
      onRemove={() => onChange(null)}
      onFile={async (file) => {
        const result = await uploadLogoAction({ shop, file });
        if (result.status !== 'ok') return result.status === 'error' ? refusal(result.details, otherwise) : otherwise;
        onChange(result.data.path);
        return null;
      }}
    >
      <span
        className={`grid size-16 shrink-0 place-items-center rounded-control border border-line p-2 ${dark ? 'bg-[#1b1d1a]' : 'bg-white'}`}
      >
        {value ? (
          <img src={value} alt="" className="max-h-full max-w-full" />
        ) : (
          <span className={dark ? 'text-xs text-[#c8cbc4]' : 'text-xs text-[#5b5f58]'}>none</span>
        )}
      </span>
    </FileInput>
  );
}

export type FontFile = { file: string; name: string; weight: string };

/** A font of the shop's own: read, cut to what pages can say, and written anew on the server. */
export function FontInput({
  shop,
  label,
  value,
  onChange,
}: {
  shop: string;
  label: string;
  value: FontFile | null;
  onChange: (font: FontFile | null) => void;
}) {
  const otherwise = 'This file cannot be used. Please send a .woff2 font.';
  return (
    <FileInput
      label={label}
      hint={value ? `${value.name}, shown once you publish` : 'A .woff2 file you may use on the web, 2 MB at most'}
      accept=".woff2,font/woff2"
      hasValue={value !== null}
      onRemove={() => onChange(null)}
      onFile={async (file) => {
        const result = await uploadFontAction({ shop, file });
        if (result.status !== 'ok') return result.status === 'error' ? refusal(result.details, otherwise) : otherwise;
        onChange(result.data);
        return null;
      }}
    />
  );
}

function FileInput({
  label,
  hint,
  accept,
  hasValue,
  children,
  onFile,
  onRemove,
}: {
  label: string;
  hint?: string;
  accept: string;
  hasValue: boolean;
  children?: React.ReactNode;
  /** Answers with what is wrong with the file, or null. */
  onFile: (file: File) => Promise<string | null>;
  onRemove: () => void;
}) {
  const id = useId();
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center gap-3">
        {children}
        <div className="grid min-w-0 flex-1 basis-40 grid-cols-1 gap-1">
          <label htmlFor={id} className="text-sm font-semibold">
            {label}
          </label>
          <input
            id={id}
            type="file"
            accept={accept}
            disabled={pending}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file)
                start(async () => {
                  setError(null);
                  setError(await onFile(file).catch(() => 'That did not work. Please try again in a moment.'));
                });
            }}
            className="w-full min-w-0 text-sm"
            aria-describedby={
              [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
            }
          />
          {hint && (
            <p id={`${id}-hint`} className="text-sm text-muted">
              {hint}
            </p>
          )}
        </div>
        {hasValue && (
          <Button kind="quiet" aria-label={`Remove: ${label}`} onClick={onRemove}>
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
