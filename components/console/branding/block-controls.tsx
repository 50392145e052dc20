'use client';

import { useState, useTransition } from 'react';
import { SortableList } from '@/components/console/policy/sortable-list';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { findProductsAction } from '@/lib/branding/actions';
import { BLOCK_TYPES, type Block, type BlockType } from '@/lib/branding/rules/block-schema';
import { BLOCK_NAMES, describeAudience, describeSchedule } from '@/lib/branding/rules/describe-audience';
import { pickLocalized } from '@/lib/branding/rules/pick-localized';
import type { Theme } from '@/lib/branding/schema';
import { BlockAudience } from './block-audience';
import { BlockFields } from './block-fields';
import type { Speaking } from './localized-input';
import { newBlock } from './new-block';

const nameOf = (block: Block, { locale, locales }: Speaking) => {
  const words = 'title' in block ? block.title : 'text' in block ? block.text : null;
  return pickLocalized(words, locale, locales[0] ?? 'en')?.slice(0, 60) || BLOCK_NAMES[block.type].name;
};

/** What stands beside the news: added, written, ordered by hand or by arrow keys, each for whom and when. */
export function BlockControls({
  shop,
  theme,
  speaking,
  onChange,
}: {
  shop: string;
  theme: Theme;
  speaking: Speaking;
  onChange: (change: Partial<Theme>) => void;
}) {
  const [type, setType] = useState<BlockType>('banner');
  const [open, setOpen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const { blocks } = theme;
  const change = (id: string, next: Record<string, unknown>) =>
    onChange({ blocks: blocks.map((block) => (block.id === id ? ({ ...block, ...next } as Block) : block)) });
  const add = () =>
    start(async () => {
      setProblem(null);
      let product = null;
      if (type === 'recommendations') {
        const found = await findProductsAction({ shop, query: '' });
        product = found.status === 'ok' ? (found.data[0] ?? null) : null;
        if (!product) return setProblem('Your catalog is empty. Bring products in first, then recommend them.');
      }
      const taken = blocks.map(({ id }) => id);
      const block = newBlock(type, taken, product);
      onChange({ blocks: [...blocks, block] });
      setOpen(block.id);
    });
  const move = (from: number, to: number) => {
    const next = [...blocks];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(to, 0, moved);
    onChange({ blocks: next });
  };
  return (
    <Panel title="Beside the news" id="blocks">
      <p className="mb-4 text-sm text-muted">
        What is on its way always comes first. These stand below it, in this order.
      </p>
      {blocks.length > 0 && (
        <SortableList
          label="Blocks in their order"
          items={blocks}
          ids={blocks.map(({ id }) => id)}
          nameOf={(block) => nameOf(block, speaking)}
          onMove={move}
        >
          {(block, _index, steps) => (
            <div className="grid gap-3">
              <div className="flex flex-wrap items-start gap-x-2">
                <button
                  type="button"
                  aria-expanded={open === block.id}
                  onClick={() => setOpen(open === block.id ? null : block.id)}
                  className="grid min-w-0 grow basis-40 text-start"
                >
                  <span className="text-sm font-semibold">{nameOf(block, speaking)}</span>
                  <span className="text-xs text-muted">
                    {BLOCK_NAMES[block.type].name}
                    {block.is_hidden ? ' · hidden' : ` · ${describeAudience(block.audience)}`}
                    {describeSchedule(block) ? ` · ${describeSchedule(block)}` : ''}
                  </span>
                </button>
                <span className="flex">{steps}</span>
              </div>
              {open === block.id && (
                <div className="grid grid-cols-1 gap-4">
                  <BlockFields
                    shop={shop}
                    block={block}
                    speaking={speaking}
                    onChange={(next) => change(block.id, next)}
                  />
                  <Places block={block} onChange={(next) => change(block.id, next)} />
                  <BlockAudience block={block} locales={speaking.locales} onChange={(next) => change(block.id, next)} />
                  <div className="flex flex-wrap gap-2">
                    <Button kind="quiet" onClick={() => change(block.id, { is_hidden: !block.is_hidden })}>
                      {block.is_hidden ? 'Show it' : 'Hide it'}
                    </Button>
                    <Button
                      kind="danger"
                      onClick={() => onChange({ blocks: blocks.filter(({ id }) => id !== block.id) })}
                    >
                      Remove block
                    </Button>
                  </div>
                </div>
              )}
            </div>
          )}
        </SortableList>
      )}
      {blocks.length < 20 && (
        <div className="mt-4 flex flex-wrap items-end gap-2">
          <Select
            id="new-block"
            label="Add a block"
            hint={BLOCK_NAMES[type].about}
            className="grow"
            value={type}
            onChange={(event) => setType(event.target.value as BlockType)}
          >
            {BLOCK_TYPES.map((one) => (
              <option key={one} value={one}>
                {BLOCK_NAMES[one].name}
              </option>
            ))}
          </Select>
          <Button onClick={add} disabled={pending}>
            Add block
          </Button>
        </div>
      )}
      {problem && (
        <p role="alert" className="mt-2 text-sm font-medium text-bad">
          {problem}
        </p>
      )}
    </Panel>
  );
}

function Places({ block, onChange }: { block: Block; onChange: (change: Partial<Block>) => void }) {
  const pages = (page: 'track' | 'return', on: boolean) => {
    const next = on ? [...block.pages, page] : block.pages.filter((one) => one !== page);
    if (next.length > 0) onChange({ pages: next });
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <fieldset className="grid content-start gap-1.5">
        <legend className="mb-1 text-sm font-semibold">Stands on</legend>
        {(['track', 'return'] as const).map((page) => (
          <label key={page} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4"
              checked={block.pages.includes(page)}
              onChange={(event) => pages(page, event.target.checked)}
            />
            {page === 'track' ? 'Tracking pages' : 'Pages of a return'}
          </label>
        ))}
      </fieldset>
      <Select
        id={`${block.id}-place`}
        label="Where"
        value={block.place}
        onChange={(event) => onChange({ place: event.target.value as Block['place'] })}
      >
        <option value="near">Right below the news</option>
        <option value="below">After the parcels</option>
      </Select>
    </div>
  );
}
