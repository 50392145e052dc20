'use client';

import { Button } from '@/components/ui/button';
import { Select, TextInput } from '@/components/ui/field';
import type { Block } from '@/lib/branding/rules/block-schema';
import type { Localized } from '@/lib/branding/rules/theme-fields';
import { LocalizedInput, type Speaking } from './localized-input';
import { PictureInput } from './picture-input';
import { ProductChooser } from './product-chooser';

type Props<B extends Block = Block> = {
  shop: string;
  block: B;
  speaking: Speaking;
  onChange: (change: Record<string, unknown>) => void;
};

/** What a block says, by its kind. */
export function BlockFields({ shop, block, speaking, onChange }: Props) {
  const { id, type } = block;
  const words = (name: string, label: string, value: Localized | null, maxLength: number, rows?: number) => (
    <LocalizedInput
      key={name}
      id={`${id}-${name}`}
      label={label}
      value={value}
      speaking={speaking}
      maxLength={maxLength}
      rows={rows}
      onChange={(next) => onChange({ [name]: next })}
    />
  );
  return (
    <>
      {'title' in block && words('title', 'Heading', block.title, 90)}
      {'text' in block &&
        words(
          'text',
          type === 'banner' ? 'Line' : 'Words',
          block.text,
          { banner: 200, sustainability: 400, text: 1500, hero: 300, review_prompt: 300 }[block.type],
          type === 'banner' ? 2 : 4,
        )}
      {type === 'banner' && (
        <Select
          id={`${id}-tone`}
          label="Drawn"
          value={block.tone}
          onChange={(event) => onChange({ tone: event.target.value })}
        >
          <option value="accent">In your accent</option>
          <option value="plain">Plainly</option>
        </Select>
      )}
      {type === 'recommendations' && (
        <ProductChooser id={id} shop={shop} products={block.products} onChange={(products) => onChange({ products })} />
      )}
      {type === 'faq' && <Questions shop={shop} block={block} speaking={speaking} onChange={onChange} />}
      {type === 'care_guide' && <Steps shop={shop} block={block} speaking={speaking} onChange={onChange} />}
      {'picture' in block && (
        <>
          <PictureInput
            shop={shop}
            label="Picture"
            value={block.picture}
            onChange={(picture) => onChange({ picture })}
          />
          {block.picture && words('picture_alt', 'What the picture shows', block.picture_alt, 160)}
        </>
      )}
      {'link' in block && <Way id={id} link={block.link} speaking={speaking} onChange={(link) => onChange({ link })} />}
    </>
  );
}

type Link = { label: Localized; href: string } | null;

function Way({
  id,
  link,
  speaking,
  onChange,
}: {
  id: string;
  link: Link;
  speaking: Speaking;
  onChange: (link: Link) => void;
}) {
  if (!link)
    return (
      <div>
        <Button kind="quiet" onClick={() => onChange({ label: { [speaking.locale]: 'Read more' }, href: 'https://' })}>
          + A link
        </Button>
      </div>
    );
  return (
    <div className="grid gap-3">
      <LocalizedInput
        id={`${id}-link-label`}
        label="Link says"
        value={link.label}
        speaking={speaking}
        maxLength={60}
        onChange={(label) => onChange({ ...link, label })}
      />
      <TextInput
        id={`${id}-link-href`}
        label="Link leads to"
        hint="Starts with https:// or with a slash"
        value={link.href}
        maxLength={500}
        onChange={(event) => onChange({ ...link, href: event.target.value.trim() })}
      />
      <div>
        <Button kind="quiet" onClick={() => onChange(null)}>
          No link
        </Button>
      </div>
    </div>
  );
}

function Questions({ block, speaking, onChange }: Props<Extract<Block, { type: 'faq' }>>) {
  const set = (at: number, change: object) =>
    onChange({ items: block.items.map((item, index) => (index === at ? { ...item, ...change } : item)) });
  return (
    <ol className="grid gap-4">
      {block.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name of their own and keep their place while typed
        <li key={at} className="grid gap-3 border-line border-s-2 ps-3">
          <LocalizedInput
            id={`${block.id}-q${at}`}
            label={`Question ${at + 1}`}
            value={item.question}
            speaking={speaking}
            maxLength={160}
            onChange={(question) => set(at, { question })}
          />
          <LocalizedInput
            id={`${block.id}-a${at}`}
            label={`Answer ${at + 1}`}
            value={item.answer}
            speaking={speaking}
            maxLength={1000}
            rows={3}
            onChange={(answer) => set(at, { answer })}
          />
          {block.items.length > 1 && (
            <div>
              <Button
                kind="quiet"
                aria-label={`Remove question ${at + 1}`}
                onClick={() => onChange({ items: block.items.filter((_, index) => index !== at) })}
              >
                Remove
              </Button>
            </div>
          )}
        </li>
      ))}
      {block.items.length < 12 && (
        <li>
          <Button
            kind="quiet"
            onClick={() =>
              onChange({
                items: [
                  ...block.items,
                  { question: { [speaking.locale]: 'Question' }, answer: { [speaking.locale]: 'Answer' } },
                ],
              })
            }
          >
            + A question
          </Button>
        </li>
      )}
    </ol>
  );
}

function Steps({ block, speaking, onChange }: Props<Extract<Block, { type: 'care_guide' }>>) {
  return (
    <ol className="grid gap-3">
      {block.steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own and keep their place while typed
        <li key={at} className="grid gap-1">
          <LocalizedInput
            id={`${block.id}-s${at}`}
            label={`Step ${at + 1}`}
            value={step}
            speaking={speaking}
            maxLength={300}
            rows={2}
            onChange={(words) => onChange({ steps: block.steps.map((one, index) => (index === at ? words : one)) })}
          />
          {block.steps.length > 1 && (
            <div>
              <Button
                kind="quiet"
                aria-label={`Remove step ${at + 1}`}
                onClick={() => onChange({ steps: block.steps.filter((_, index) => index !== at) })}
              >
                Remove
              </Button>
            </div>
          )}
        </li>
      ))}
      {block.steps.length < 8 && (
        <li>
          <Button
            kind="quiet"
            onClick={() => onChange({ steps: [...block.steps, { [speaking.locale]: 'Next step' }] })}
          >
            + A step
          </Button>
        </li>
      )}
    </ol>
  );
}
