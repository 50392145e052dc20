'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select, TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { updateShopAction } from '@/lib/shops/actions';
import type { ShopFacts } from '@/lib/shops/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

/** The shop's own facts, for whoever may change them. */
export function ShopForm({ facts, timeZones }: { facts: ShopFacts; timeZones: string[] }) {
  const update = useAction(updateShopAction);
  const [said, setSaid] = useState<string | null>(null);
  const spoken = [facts.defaultLocale, ...facts.locales.filter((locale) => locale !== facts.defaultLocale)];
  return (
    <Panel>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const locales = String(data.get('locales'))
            .split(/[\s,;]+/)
            .filter(Boolean);
          setSaid(null);
          update.run(
            {
              shop: facts.slug,
              name: String(data.get('name')),
              timeZone: String(data.get('timeZone')),
              defaultLocale: locales[0] ?? '',
              locales,
            },
            () => setSaid('Saved. Shoppers see it from now on.'),
          );
        }}
      >
        <Outcome failure={update.failure} success={said} />
        <TextInput
          id="shop-name"
          name="name"
          label="Name"
          hint="On every page and as the sender of every mail."
          defaultValue={facts.name}
          error={update.failure?.fields.name}
          maxLength={100}
          required
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            id="shop-zone"
            name="timeZone"
            label="Time zone"
            hint="The clock of the console, and of shoppers whose address tells none."
            defaultValue={facts.timeZone}
            error={update.failure?.fields.timeZone}
          >
            {timeZones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </Select>
          <TextInput
            id="shop-locales"
            name="locales"
            label="Languages"
            hint="Language tags, your own first: de, en, ja. Porchlight speaks de, en, ja and ar; others read English."
            defaultValue={spoken.join(', ')}
            error={update.failure?.fields.locales ?? update.failure?.fields.defaultLocale}
            required
          />
        </div>
        <p>
          <Button kind="primary" type="submit" aria-disabled={update.pending}>
            {update.pending ? 'Saving …' : 'Save'}
          </Button>
        </p>
      </form>
    </Panel>
  );
}
