'use client';

import { classes } from '@/components/ui/class-names';
import { Select } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { FONT_NAMES, FONTS } from '@/lib/branding/constants';
import type { Theme } from '@/lib/branding/schema';
import { FontInput } from './picture-input';

const HOUSES: [Theme['layout'], string, string][] = [
  ['letter', 'Letter', 'One column, the date as salutation, hairlines.'],
  ['board', 'Board', 'Tiles, one huge word, a route.'],
  ['ledger', 'Ledger', 'Ruled rows, large figures, the name in the margin.'],
];

/** A house in a few strokes: how its page is built. */
function House({ layout }: { layout: Theme['layout'] }) {
  return (
    <svg viewBox="0 0 60 44" className="h-auto w-full rounded border border-line bg-ground" aria-hidden="true">
      {layout === 'letter' && (
        <path d="M18 8h24M14 17h32M14 22h28M14 27h30M14 36h20" className="stroke-ink" strokeWidth="1.6" />
      )}
      {layout === 'board' && (
        <g className="fill-edge">
          <rect x="6" y="6" width="30" height="18" rx="4" className="fill-lamp" />
          <rect x="39" y="6" width="15" height="18" rx="4" />
          <rect x="6" y="27" width="15" height="11" rx="4" />
          <rect x="24" y="27" width="30" height="11" rx="4" />
        </g>
      )}
      {layout === 'ledger' && (
        <g className="stroke-ink" strokeWidth="1.2">
          <path d="M12 6v32M20 20h34M20 26h34M20 32h34" />
          <path d="M22 14h14" strokeWidth="5" />
        </g>
      )}
    </svg>
  );
}

const LOOKS = [
  [
    'type_scale',
    'Size of text',
    [
      ['small', 'Small'],
      ['regular', 'Regular'],
      ['large', 'Large'],
    ],
  ],
  [
    'button_style',
    'Buttons',
    [
      ['solid', 'Filled'],
      ['soft', 'Tinted'],
      ['outline', 'Outlined'],
    ],
  ],
  [
    'card_style',
    'Cards',
    [
      ['house', 'As the temperament has them'],
      ['flat', 'Flat'],
      ['outlined', 'Outlined'],
      ['raised', 'Raised'],
    ],
  ],
  [
    'imagery',
    'Pictures of goods',
    [
      ['square', 'Square'],
      ['tall', 'Tall'],
      ['wide', 'Wide'],
      ['circle', 'Round'],
      ['bare', 'Cut out'],
    ],
  ],
] as const;

export function ShapeControls({
  shop,
  theme,
  onChange,
}: {
  shop: string;
  theme: Theme;
  onChange: (change: Partial<Theme>) => void;
}) {
  const fonts = (change: Partial<Theme['fonts']>) => onChange({ fonts: { ...theme.fonts, ...change } });
  return (
    <Panel title="Temperament" id="temperament">
      <fieldset className="grid grid-cols-3 gap-2">
        <legend className="sr-only">Temperament</legend>
        {HOUSES.map(([layout, label, words]) => (
          <label
            key={layout}
            className={classes(
              'grid cursor-pointer content-start gap-2 rounded-control border p-2 text-sm has-focus-visible:outline-2 has-focus-visible:outline-lamp',
              theme.layout === layout ? 'border-lamp bg-lamp-soft' : 'border-line hover:border-edge',
            )}
          >
            <input
              type="radio"
              name="layout"
              className="sr-only"
              checked={theme.layout === layout}
              onChange={() => onChange({ layout })}
            />
            <House layout={layout} />
            <span className="font-semibold">{label}</span>
            <span className="text-xs text-muted">{words}</span>
          </label>
        ))}
      </fieldset>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        {(['heading', 'body'] as const).map((role) => (
          <Select
            key={role}
            id={`font-${role}`}
            label={role === 'heading' ? 'Headings' : 'Text'}
            value={theme.fonts[role]}
            onChange={(event) => fonts({ [role]: event.target.value as (typeof FONT_NAMES)[number] })}
          >
            {FONT_NAMES.map((name) => (
              <option key={name} value={name}>
                {FONTS[name].label}
              </option>
            ))}
          </Select>
        ))}
        <Select
          id="radius"
          label="Corners"
          value={theme.radius}
          onChange={(event) => onChange({ radius: event.target.value as Theme['radius'] })}
        >
          <option value="none">Square</option>
          <option value="soft">Soft</option>
          <option value="round">Round</option>
          <option value="chunky">Chunky</option>
        </Select>
        <Select
          id="density"
          label="Room"
          value={theme.density}
          onChange={(event) => onChange({ density: event.target.value as Theme['density'] })}
        >
          <option value="compact">Compact</option>
          <option value="regular">Regular</option>
          <option value="airy">Airy</option>
        </Select>
        <Select
          id="dark"
          label="After dark"
          value={theme.dark_mode}
          onChange={(event) => onChange({ dark_mode: event.target.value as Theme['dark_mode'] })}
        >
          <option value="auto">Follows the shopper’s device</option>
          <option value="on">Always dark</option>
          <option value="off">Never dark</option>
        </Select>
        {LOOKS.map(([name, label, values]) => (
          <Select
            key={name}
            id={name}
            label={label}
            value={theme[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          >
            {values.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        ))}
      </div>
      <div className="mt-4 grid gap-4">
        <FontInput
          shop={shop}
          label="Your own font, headings"
          value={theme.fonts.heading_file}
          onChange={(heading_file) => fonts({ heading_file })}
        />
        <FontInput
          shop={shop}
          label="Your own font, text"
          value={theme.fonts.body_file}
          onChange={(body_file) => fonts({ body_file })}
        />
      </div>
    </Panel>
  );
}
