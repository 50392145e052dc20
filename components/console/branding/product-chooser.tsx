'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { findProductsAction } from '@/lib/branding/actions';
import type { ProductChoice } from './new-block';

/** Up to six goods of the catalog, found by name or number. */
export function ProductChooser({
  id,
  shop,
  products,
  onChange,
}: {
  id: string;
  shop: string;
  products: ProductChoice[];
  onChange: (products: ProductChoice[]) => void;
}) {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<ProductChoice[] | null>(null);
  const [pending, start] = useTransition();
  const search = () =>
    start(async () => {
      const result = await findProductsAction({ shop, query });
      setFound(result.status === 'ok' ? result.data : []);
    });
  return (
    <div className="grid gap-3">
      <ul className="grid gap-3">
        {products.map((product, index) => (
          <li key={product.external_id} className="grid gap-2 rounded-control border border-line p-3">
            <div className="flex items-center gap-3">
              {product.picture && <img src={product.picture} alt="" className="size-10 rounded-control object-cover" />}
              <span className="min-w-0 grow text-sm font-semibold">{product.title || product.external_id}</span>
              <Button
                kind="quiet"
                disabled={products.length === 1}
                aria-label={`Take ${product.title || product.external_id} out`}
                onClick={() => onChange(products.filter((_, at) => at !== index))}
              >
                Take out
              </Button>
            </div>
            <TextInput
              id={`${id}-href-${index}`}
              label="Leads to"
              placeholder="https://…"
              key={product.href}
              defaultValue={product.href ?? ''}
              onBlur={(event) =>
                onChange(
                  products.map((one, at) => (at === index ? { ...one, href: event.target.value.trim() || null } : one)),
                )
              }
            />
          </li>
        ))}
      </ul>
      {products.length < 6 && (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            search();
          }}
        >
          <TextInput
            id={`${id}-find`}
            label="Find in your catalog"
            className="grow"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <Button type="submit" disabled={pending}>
            Find
          </Button>
        </form>
      )}
      <div aria-live="polite">
        {found?.length === 0 && <p className="text-sm text-muted">Nothing in your catalog is called that.</p>}
        {found && found.length > 0 && (
          <ul className="flex flex-wrap gap-2">
            {found
              .filter((one) => !products.some(({ external_id }) => external_id === one.external_id))
              .map((one) => (
                <li key={one.external_id}>
                  <Button onClick={() => onChange([...products, one].slice(0, 6))}>+ {one.title}</Button>
                </li>
              ))}
          </ul>
        )}
      </div>
    </div>
  );
}
