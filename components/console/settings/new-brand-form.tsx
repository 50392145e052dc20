'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select, TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { foundShopAction } from '@/lib/shops/actions';
import type { BrandsView } from '@/lib/shops/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

const WORDS = {
  slug_taken: 'That address is taken. Choose another.',
  too_many_shops: 'You own as many shops as one person may.',
  INVALID: 'That file is not a brand as it is downloaded here.',
};

const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);

/** Another brand of the same house: a shop of its own, with its own pages, people, orders and keys. */
export function NewBrandForm({ here, templates, currencies, timeZones }: BrandsView) {
  const found = useAction(foundShopAction, WORDS);
  const router = useRouter();
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string | null>(null);
  const [start, setStart] = useState('copy');
  const fields = found.failure?.fields ?? {};
  return (
    <Panel title="Another brand" id="new-brand">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const text = (field: string) => String(data.get(field) ?? '');
          const file = data.get('file');
          found.run(
            {
              shop: here.slug,
              name,
              slug: slug ?? slugOf(name),
              currency: text('currency'),
              timeZone: text('timeZone'),
              locales: text('locales')
                .split(/[\s,;]+/)
                .filter(Boolean),
              start,
              ...(start === 'file' && file instanceof File && file.size > 0 && { file }),
            },
            (made) => router.push(`/console/${made.slug}/branding`),
          );
        }}
      >
        <Outcome failure={found.failure} success={null} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            id="brand-name"
            name="name"
            label="Name"
            hint="On every page and as the sender of every mail."
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={fields.name}
            maxLength={100}
            autoComplete="off"
            required
          />
          <TextInput
            id="brand-slug"
            name="slug"
            label="Address"
            hint={`Shoppers find it at /s/${(slug ?? slugOf(name)) || '…'}. It stays as it is.`}
            value={slug ?? slugOf(name)}
            onChange={(event) => setSlug(event.target.value)}
            error={fields.slug}
            maxLength={63}
            autoComplete="off"
            spellCheck={false}
            required
          />
          <TextInput
            id="brand-locales"
            name="locales"
            label="Languages"
            hint="Language tags, its own first: de, en, ja. Porchlight speaks de, en, ja and ar; others read English."
            defaultValue={here.locales.join(', ')}
            error={fields.locales}
            required
          />
          <Select
            id="brand-currency"
            name="currency"
            label="Currency"
            hint="It stays as it is."
            defaultValue={here.currency}
            error={fields.currency}
          >
            {currencies.map((currency) => (
              <option key={currency} value={currency}>
                {currency}
              </option>
            ))}
          </Select>
          <Select
            id="brand-zone"
            name="timeZone"
            label="Time zone"
            defaultValue={here.timeZone}
            error={fields.timeZone}
          >
            {timeZones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </Select>
          <Select
            id="brand-start"
            name="start"
            label="It begins with"
            value={start}
            onChange={(event) => setStart(event.target.value)}
            error={fields.start}
          >
            <option value="copy">A copy of {here.name}’s brand, drafts included</option>
            <option value="file">A brand file</option>
            {templates.map(({ id, name: called, about }) => (
              <option key={id} value={id}>
                {called}: {about}
              </option>
            ))}
          </Select>
        </div>
        {start === 'file' && (
          <TextInput
            id="brand-file"
            name="file"
            type="file"
            accept="application/json,.json"
            label="Brand file"
            hint="As it is downloaded under Branding, Start from."
            error={fields.file}
            required
          />
        )}
        <p>
          <Button kind="primary" type="submit" aria-disabled={found.pending}>
            {found.pending ? 'Opening …' : 'Open this brand'}
          </Button>
        </p>
      </form>
    </Panel>
  );
}
