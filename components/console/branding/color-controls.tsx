'use client';

import { useDeferredValue, useId } from 'react';
import { Panel } from '@/components/ui/panel';
import { describeAdjustment } from '@/lib/branding/rules/describe-adjustment';
import { resolvePalettes } from '@/lib/branding/rules/resolve-palettes';
import type { Theme } from '@/lib/branding/schema';

type Colors = Theme['colors'];
const COLORS: [keyof Colors, string][] = [
  ['ground', 'Background'],
  ['card', 'Cards'],
  ['ink', 'Text'],
  ['muted', 'Quiet text'],
  ['accent', 'Accent'],
  ['positive', 'Good news'],
  ['attention', 'Needs a look'],
  ['problem', 'Trouble'],
];

function ColorInput({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="flex items-center gap-3">
      <input
        id={id}
        type="color"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-10 w-12 rounded-control border border-edge bg-card p-1"
      />
      <label htmlFor={id} className="grow text-sm font-semibold">
        {label}
      </label>
      <input
        aria-label={`${label} as a code`}
        key={value}
        defaultValue={value}
        onBlur={(event) => /^#[0-9a-f]{6}$/i.test(event.target.value) && onChange(event.target.value.toLowerCase())}
        className="w-24 rounded-control border border-line bg-card px-2 py-1 font-mono text-sm"
      />
    </div>
  );
}

/** Any colours may be picked; what had to be moved so that everyone can read is said here. */
export function ColorControls({ theme, onChange }: { theme: Theme; onChange: (change: Partial<Theme>) => void }) {
  const shown = useDeferredValue(theme);
  const { adjustments } = resolvePalettes(shown);
  return (
    <Panel title="Colours" id="colours">
      <div className="grid gap-3">
        {COLORS.map(([name, label]) => (
          <ColorInput
            key={name}
            label={label}
            value={theme.colors[name] ?? '#000000'}
            onChange={(value) => onChange({ colors: { ...theme.colors, [name]: value } })}
          />
        ))}
      </div>
      <div aria-live="polite" className="mt-4 text-sm">
        {adjustments.length === 0 ? (
          <p className="text-good">✓ Every word and edge is readable as it is.</p>
        ) : (
          <ul className="grid gap-1.5">
            {adjustments.map((one) => (
              <li key={`${one.role}${one.reason}`} className="flex items-center gap-2">
                <svg width="34" height="18" aria-hidden="true">
                  <rect width="17" height="18" fill={one.from} />
                  <rect x="17" width="17" height="18" fill={one.to} />
                </svg>
                {describeAdjustment(one)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
