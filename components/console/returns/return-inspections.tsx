'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import type { InspectionView } from '@/lib/console/types';
import type { Act } from './use-return-verbs';

/** What was inside, and where it goes: the goods' own way, apart from the money's. */
export function ReturnInspections({
  inspections,
  act,
  isPending,
}: {
  inspections: readonly InspectionView[];
  act: Act;
  isPending: boolean;
}) {
  return (
    <ul className="grid divide-y divide-line">
      {inspections.map((one) => (
        <li key={one.id} className="flex flex-wrap items-end justify-between gap-3 py-3 first:pt-0 last:pb-0">
          <p className="grid min-w-0">
            <span className="font-medium">{one.text}</span>
            {one.place && <span className="text-sm text-muted">{one.place}</span>}
            {one.note && <span className="text-sm">“{one.note}”</span>}
          </p>
          <div className="flex flex-wrap items-end gap-3">
            {one.homes.length > 0 && (
              <Pick
                name={`home-${one.id}`}
                label="Which return of theirs is it?"
                of={one.text}
                choices={one.homes}
                verb="Check in there"
                isPending={isPending}
                onPick={(returnLineId) => act({ verb: 'move', inspectionId: one.id, returnLineId })}
              />
            )}
            {one.choices.length > 0 && (
              <Pick
                name={`to-${one.id}`}
                label={one.homes.length > 0 ? 'Or where does it go?' : null}
                of={one.text}
                choices={one.choices}
                verb="Decide"
                isPending={isPending}
                onPick={(disposition) => act({ verb: 'dispose', inspectionId: one.id, disposition })}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Pick<Value extends string>({
  name,
  label,
  of,
  choices,
  verb,
  isPending,
  onPick,
}: {
  name: string;
  /** Seen only where there are two of them. */
  label: string | null;
  of: string;
  choices: readonly { value: Value; label: string }[];
  verb: string;
  isPending: boolean;
  onPick: (value: Value) => Promise<unknown>;
}) {
  const [to, setTo] = useState(choices[0]?.value);
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isPending || !to) return;
        void onPick(to).catch(() => undefined);
      }}
    >
      <Select
        id={name}
        label={
          <>
            {label ?? <span className="sr-only">Where does it go?</span>}
            <span className="sr-only">: {of}</span>
          </>
        }
        value={to}
        onChange={(event) => setTo(choices.find(({ value }) => value === event.target.value)?.value ?? to)}
      >
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </Select>
      <Button type="submit" aria-disabled={isPending} className="whitespace-nowrap" aria-label={`${verb}: ${of}`}>
        {verb}
      </Button>
    </form>
  );
}
