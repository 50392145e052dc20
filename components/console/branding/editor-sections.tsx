'use client';

import { useEffect, useState } from 'react';
import { classes } from '@/components/ui/class-names';
import type { Theme } from '@/lib/branding/schema';
import { BlockControls } from './block-controls';
import { ColorControls } from './color-controls';
import { CssControls } from './css-controls';
import { LinkControls } from './link-controls';
import type { Speaking } from './localized-input';
import { LogoControls } from './logo-controls';
import type { Scene } from './preview';
import { ShapeControls } from './shape-controls';
import { StartControls } from './start-controls';
import { WordControls } from './word-controls';

const SECTIONS = [
  ['look', 'Look'],
  ['start', 'Start from'],
  ['blocks', 'Beside the news'],
  ['words', 'Words'],
  ['links', 'Contact and links'],
  ['css', 'Style rules'],
] as const;
type Section = (typeof SECTIONS)[number][0];

/** A sentence that was pressed in the preview; each press is another one. */
export type Pressed = { key: string };

/** The controls, a part at a time. */
export function EditorSections({
  shop,
  theme,
  speaking,
  scene,
  onPage,
  pressed,
  onChange,
}: {
  shop: string;
  theme: Theme;
  speaking: Speaking;
  scene: Scene;
  /** Keys of the sentences that the preview shows. */
  onPage: string[];
  pressed: Pressed | null;
  onChange: (change: Partial<Theme>) => void;
}) {
  const [section, setSection] = useState<Section>('look');
  useEffect(() => {
    if (pressed) setSection('words');
  }, [pressed]);
  return (
    <>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">What to change</legend>
        {SECTIONS.map(([name, label]) => (
          <button
            key={name}
            type="button"
            aria-pressed={section === name}
            onClick={() => setSection(name)}
            className={classes(
              'rounded-full border px-3 py-1.5 text-sm font-semibold forced-colors:aria-pressed:border-[Highlight] forced-colors:aria-pressed:underline',
              section === name ? 'border-lamp bg-lamp-soft text-lamp' : 'border-line text-muted hover:text-ink',
            )}
          >
            {label}
          </button>
        ))}
      </fieldset>
      {section === 'look' && (
        <>
          <ShapeControls shop={shop} theme={theme} onChange={onChange} />
          <ColorControls theme={theme} onChange={onChange} />
          <LogoControls shop={shop} theme={theme} onChange={onChange} />
        </>
      )}
      {section === 'start' && <StartControls shop={shop} theme={theme} scene={scene} onChange={onChange} />}
      {section === 'blocks' && <BlockControls shop={shop} theme={theme} speaking={speaking} onChange={onChange} />}
      {section === 'words' && (
        <WordControls
          shop={shop}
          theme={theme}
          speaking={speaking}
          onPage={onPage}
          pressed={pressed}
          onChange={onChange}
        />
      )}
      {section === 'links' && <LinkControls theme={theme} speaking={speaking} onChange={onChange} />}
      {section === 'css' && <CssControls shop={shop} theme={theme} onChange={onChange} />}
    </>
  );
}
