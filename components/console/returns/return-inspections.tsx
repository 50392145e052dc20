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
          {one.choices.length > 0 && <Dispose inspection={one} act={act} isPending={isPending} />}
        </li>
      ))}
    </ul>
  );
}

function Dispose({ inspection, act, isPending }: { inspection: InspectionView; act: Act; isPending: boolean }) {
  const [to, setTo] = useState(inspection.choices[0]?.value ?? 'restock');
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isPending) return;
        void act({ verb: 'dispose', inspectionId: inspection.id, disposition: to }).catch(() => undefined);
      }}
    >
      <Select
        id={`to-${inspection.id}`}
        label={<span className="sr-only">Where does it go: {inspection.text}</span>}
        value={to}
        onChange={(event) => setTo(inspection.choices.find(({ value }) => value === event.target.value)?.value ?? to)}
      >
        {inspection.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Button type="submit" aria-disabled={isPending} aria-label={`Decide: ${inspection.text}`}>
        Decide
      </Button>
    </form>
  );
}
