'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { buttonClasses } from '@/components/ui/button';
import { SHIPMENT_STATUSES } from '@/lib/carriers/types';
import { PARCEL_VIEWS, type ParcelView } from '@/lib/cases/constants';
import type { ParcelList } from '@/lib/cases/types';
import { sayCode } from '@/lib/console/rules/say-things';
import { Chip, ChipRow } from './filter-chips';
import { type ParcelSearch, parcelSearchOf } from './use-parcels-query';

const VIEW_WORDS: Record<ParcelView, string> = {
  all: 'All',
  needs: 'Needs a person',
  late: 'Late',
  stalled: 'Gone quiet',
  unscanned: 'Never scanned',
};

const CONTROL = 'min-h-10 w-full min-w-0 rounded-control border border-edge bg-card px-2.5 text-sm text-ink';

/** Which of all parcels; each choice is an address. The form works before JavaScript. */
export function ParcelFilters({ path, query, list }: { path: string; query: ParcelSearch; list: ParcelList }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const to = (change: Partial<ParcelSearch>) =>
    `${path}?${new URLSearchParams(parcelSearchOf({ ...query, ...change }))}`;
  const go = (change: Partial<ParcelSearch>) => startTransition(() => router.replace(to(change), { scroll: false }));
  const { status, carrier, direction, since, until } = query;
  const set = [status, carrier, direction, since, until].filter(Boolean).length;
  return (
    <div className="grid gap-3">
      <ChipRow label="Which parcels">
        {PARCEL_VIEWS.map((view) => (
          <Chip key={view} href={to({ view })} isHere={view === query.view}>
            {VIEW_WORDS[view]}
          </Chip>
        ))}
      </ChipRow>
      <details className="group" open={set > 0 || undefined}>
        <summary className="w-fit cursor-pointer text-sm font-semibold text-muted hover:text-ink">
          {set === 0 ? 'Narrow it down' : set === 1 ? 'Narrowed down by one thing' : `Narrowed down by ${set} things`}
        </summary>
        <form
          action={path}
          aria-busy={isPending}
          className="grid grid-cols-2 items-end gap-x-3 gap-y-2.5 pt-3 md:grid-cols-[repeat(3,minmax(0,1fr))_repeat(2,minmax(0,10rem))_auto]"
        >
          {query.view !== 'all' && <input type="hidden" name="view" value={query.view} />}
          {query.q && <input type="hidden" name="q" value={query.q} />}
          <Labelled label="State" className="col-span-2 md:col-span-1">
            <select
              name="status"
              className={CONTROL}
              value={status ?? ''}
              onChange={({ target }) => go({ status: (target.value || null) as ParcelSearch['status'] })}
            >
              <option value="">Any</option>
              {SHIPMENT_STATUSES.map((one) => (
                <option key={one} value={one}>
                  {sayCode(one)}
                </option>
              ))}
            </select>
          </Labelled>
          <Labelled label="Courier">
            <select
              name="carrier"
              className={CONTROL}
              value={carrier ?? ''}
              onChange={({ target }) => go({ carrier: target.value || null })}
            >
              <option value="">Any</option>
              {list.carriers.map((one) => (
                <option key={one.slug} value={one.slug}>
                  {one.name}
                </option>
              ))}
            </select>
          </Labelled>
          <Labelled label="Which way">
            <select
              name="direction"
              className={CONTROL}
              value={direction ?? ''}
              onChange={({ target }) => go({ direction: (target.value || null) as ParcelSearch['direction'] })}
            >
              <option value="">Either</option>
              <option value="outbound">To a shopper</option>
              <option value="return">Back to you</option>
            </select>
          </Labelled>
          <Labelled label="Made from">
            <DayInput name="since" value={since} max={until} onDay={(day) => go({ since: day })} />
          </Labelled>
          <Labelled label="until">
            <DayInput name="until" value={until} min={since} onDay={(day) => go({ until: day })} />
          </Labelled>
          {set > 0 && (
            <Link
              href={to({ status: null, carrier: null, direction: null, since: null, until: null })}
              scroll={false}
              className={buttonClasses('quiet', 'col-span-2 md:col-span-1')}
            >
              Clear
            </Link>
          )}
          <noscript>
            <button type="submit">Show</button>
          </noscript>
        </form>
      </details>
    </div>
  );
}

function Labelled({ label, className, children }: { label: string; className?: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className={`grid min-w-0 gap-1 text-sm font-semibold text-muted ${className ?? ''}`}>
      {label}
      {children}
    </label>
  );
}

/** A day typed half is no day yet; one that is emptied is none. */
function DayInput({
  name,
  value,
  min,
  max,
  onDay,
}: {
  name: string;
  value: string | null;
  min?: string | null;
  max?: string | null;
  onDay: (day: string | null) => void;
}) {
  return (
    <input
      key={value}
      type="date"
      name={name}
      className={`${CONTROL} tabular-nums`}
      defaultValue={value ?? ''}
      min={min ?? undefined}
      max={max ?? undefined}
      onBlur={({ target }) => {
        if ((target.value || null) !== value && target.validity.valid) onDay(target.value || null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}
