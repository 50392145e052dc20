'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select, TextArea, TextInput } from '@/components/ui/field';
import { Stepper } from '@/components/ui/stepper';
import { Thumb } from '@/components/ui/thumb';
import { DISPOSITION_WORDS } from '@/lib/console/rules/inspection-view';
import { DISPOSITIONS, type Disposition } from '@/lib/returns/constants';
import { DialogForm } from '../layout/dialog-form';
import { readSerials, type Unit, UnitFields, unitsOf } from './unit-fields';
import type { Deed, VerbDialog } from './use-return-verbs';
import { readKilograms, WeightInput } from './weight-input';

type Count = { accepted: number; damaged: number; missing: number };
type Stray = { title: string; quantity: number; disposition: Disposition | null };
const KINDS: [keyof Count, string][] = [
  ['accepted', 'Fine'],
  ['damaged', 'Damaged'],
  ['missing', 'Missing'],
];

export function ReceiveForm({ detail, ...props }: Omit<VerbDialog, 'isOpen'>) {
  const lines = detail.lines.filter((line) => line.awaited > 0);
  const [counts, setCounts] = useState<Record<string, Count>>(() =>
    Object.fromEntries(lines.map((line) => [line.id, { accepted: line.awaited, damaged: 0, missing: 0 }])),
  );
  const [units, setUnits] = useState<Record<string, Unit[]>>({});
  const [strays, setStrays] = useState<Stray[]>([]);
  const [note, setNote] = useState('');
  const [weight, setWeight] = useState('');
  const countOf = (id: string) => counts[id] ?? { accepted: 0, damaged: 0, missing: 0 };
  const change = (id: string, awaited: number, kind: keyof Count, value: number) => {
    const next = { ...countOf(id), [kind]: value };
    // One box holds so many: what is counted as damaged or missing is no longer fine, and the other way round.
    const others = KINDS.map(([name]) => name).filter((name) => name !== kind);
    for (const name of others.toSorted((a, b) => Number(b === 'accepted') - Number(a === 'accepted'))) {
      const over = next.accepted + next.damaged + next.missing - awaited;
      if (over > 0) next[name] = Math.max(0, next[name] - over);
    }
    setCounts({ ...counts, [id]: next });
  };
  const putStray = (index: number, next: Stray) => setStrays(strays.map((one, at) => (at === index ? next : one)));
  return (
    <DialogForm<Deed>
      {...props}
      label="Check it in"
      deed={() => {
        const counted = lines
          .map((line) => {
            const count = countOf(line.id);
            const told = unitsOf(units[line.id] ?? [], count).map((unit) => ({
              ...unit,
              serials: readSerials(unit.serials),
            }));
            return { return_line_id: line.id, ...count, ...(told.length > 0 ? { units: told } : {}) };
          })
          .filter((line) => line.accepted + line.damaged + line.missing > 0);
        if (counted.length === 0) return 'Count at least one thing.';
        if (strays.some(({ title }) => title.trim() === '')) return 'Say what the unexpected thing is.';
        return {
          verb: 'receive',
          lines: counted,
          unexpected: strays.length > 0 ? strays.map((one) => ({ ...one, title: one.title.trim() })) : undefined,
          weight_grams: readKilograms(weight),
          note: note.trim() || undefined,
        };
      }}
    >
      <ul className="grid divide-y divide-line">
        {lines.map((line) => (
          <li key={line.id} className="grid gap-3 py-4 first:pt-0 last:pb-0">
            <div className="flex items-center gap-3">
              <Thumb {...line.thumb} />
              <p className="min-w-0">
                <span className="block truncate font-semibold">{line.title}</span>
                <span className="text-sm text-muted">
                  {[line.detail, line.awaited === 1 ? 'one expected' : `${line.awaited} expected`]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </p>
            </div>
            <fieldset className="grid max-w-md grid-cols-3 gap-2 sm:gap-4">
              <legend className="sr-only">{line.title}</legend>
              {KINDS.map(([kind, label]) => (
                <Stepper
                  key={kind}
                  label={label}
                  value={countOf(line.id)[kind]}
                  max={line.awaited}
                  onChange={(value) => change(line.id, line.awaited, kind, value)}
                />
              ))}
            </fieldset>
            <UnitFields
              id={line.id}
              title={line.title}
              count={countOf(line.id)}
              units={units[line.id] ?? []}
              asksSerials={detail.parcel.serialLines.includes(line.id)}
              onUnits={(next) => setUnits({ ...units, [line.id]: next })}
            />
          </li>
        ))}
      </ul>
      {strays.map((stray, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: what it is, is being typed
          key={index}
          className="grid items-start gap-3 border-t border-line pt-4 sm:grid-cols-[minmax(0,1fr)_6rem_9rem_auto]"
        >
          <TextInput
            id={`stray-${index}`}
            label="What else was in it?"
            maxLength={200}
            value={stray.title}
            onChange={(event) => putStray(index, { ...stray, title: event.target.value })}
          />
          <Stepper
            label="How many"
            value={stray.quantity}
            max={99}
            onChange={(quantity) => putStray(index, { ...stray, quantity: Math.max(1, quantity) })}
          />
          <Select
            id={`stray-to-${index}`}
            label="Goes"
            value={stray.disposition ?? ''}
            onChange={(event) =>
              putStray(index, { ...stray, disposition: DISPOSITIONS.find((one) => one === event.target.value) ?? null })
            }
          >
            <option value="">not decided yet</option>
            {DISPOSITIONS.filter((one) => one !== 'restock').map((one) => (
              <option key={one} value={one}>
                {DISPOSITION_WORDS[one]}
              </option>
            ))}
          </Select>
          <Button
            kind="quiet"
            className="justify-self-start sm:mt-6.5"
            aria-label={`Take away: ${stray.title || 'the unexpected thing'}`}
            onClick={() => setStrays(strays.filter((_, at) => at !== index))}
          >
            <span aria-hidden="true">✕</span>
          </Button>
        </div>
      ))}
      <p>
        <Button
          kind="quiet"
          className="-ml-4"
          onClick={() => setStrays([...strays, { title: '', quantity: 1, disposition: null }])}
        >
          Something else was in it
        </Button>
      </p>
      <WeightInput value={weight} onChange={setWeight} />
      <TextArea
        id="receive-note"
        label="Anything to say about it?"
        hint="They read it on their page, for instance why something is taken off."
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </DialogForm>
  );
}
