'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select, TextInput } from '@/components/ui/field';
import { DISPOSITION_WORDS, GRADE_WORDS } from '@/lib/console/rules/inspection-view';
import { DISPOSITIONS, type Disposition, GRADES, type Grade } from '@/lib/returns/constants';

type Found = 'good' | 'damaged';
export type Unit = {
  condition: Found;
  quantity: number;
  grade: Grade | null;
  disposition: Disposition | null;
  /** As typed or scanned. */
  serials: string;
};
type Count = { accepted: number; damaged: number };

const blank = (condition: Found, quantity: number): Unit => ({
  condition,
  quantity,
  grade: null,
  disposition: null,
  serials: '',
});

/** One after the other, parted by commas or lines. */
export const readSerials = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((one) => one.trim())
    .filter(Boolean);

/** The units as counted now: those told of first, as many as there still are, the rest alike. */
export function unitsOf(told: readonly Unit[], count: Count): Unit[] {
  return (['good', 'damaged'] as const).flatMap((condition) => {
    let left = condition === 'good' ? count.accepted : count.damaged;
    const own = told.filter((unit) => unit.condition === condition);
    const kept = own.flatMap((unit, index) => {
      const quantity = index === own.length - 1 ? left : Math.min(unit.quantity, left);
      left -= quantity;
      return quantity > 0 ? [{ ...unit, quantity }] : [];
    });
    return left > 0 && own.length === 0 ? [blank(condition, left)] : kept;
  });
}

/** In what state the counted units are and where they go; several alike are one row until they are told apart. */
export function UnitFields({
  id,
  title,
  count,
  units,
  asksSerials,
  onUnits,
}: {
  id: string;
  title: string;
  count: Count;
  units: readonly Unit[];
  /** It is known what is engraved on them: what came is to be held against it. */
  asksSerials: boolean;
  onUnits: (units: Unit[]) => void;
}) {
  const [isOpen, setOpen] = useState(asksSerials);
  const rows = unitsOf(units, count);
  const put = (index: number, next: Unit) => onUnits(rows.map((one, at) => (at === index ? next : one)));
  return (
    <div className="grid gap-3">
      {rows.map((unit, index) => {
        const name = `${unit.quantity > 1 ? `${unit.quantity} ` : ''}${unit.condition === 'good' ? 'fine' : 'damaged'}`;
        return (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: units are alike but for what is chosen here
            key={index}
            className="grid max-w-md grid-cols-2 gap-2 sm:gap-4"
          >
            <legend className="mb-1 text-xs font-semibold text-muted">
              <span className="sr-only">{title}: </span>
              {name}
            </legend>
            <Select
              id={`${id}-grade-${index}`}
              label="State"
              value={unit.grade ?? ''}
              onChange={(event) =>
                put(index, { ...unit, grade: GRADES.find((one) => one === event.target.value) ?? null })
              }
            >
              <option value="">not said</option>
              {GRADES.map((grade) => (
                <option key={grade} value={grade}>
                  {GRADE_WORDS[grade]}
                </option>
              ))}
            </Select>
            <Select
              id={`${id}-to-${index}`}
              label="Goes"
              value={unit.disposition ?? ''}
              onChange={(event) =>
                put(index, { ...unit, disposition: DISPOSITIONS.find((one) => one === event.target.value) ?? null })
              }
            >
              <option value="">not decided yet</option>
              {DISPOSITIONS.map((to) => (
                <option key={to} value={to}>
                  {DISPOSITION_WORDS[to]}
                </option>
              ))}
            </Select>
            {isOpen && (
              <div className="col-span-2">
                <TextInput
                  id={`${id}-serials-${index}`}
                  label={unit.quantity > 1 ? 'Serial numbers' : 'Serial number'}
                  hint={unit.quantity > 1 ? 'Scan or type one after the other, with commas.' : 'Scan or type it.'}
                  autoComplete="off"
                  spellCheck={false}
                  value={unit.serials}
                  onChange={(event) => put(index, { ...unit, serials: event.target.value })}
                  onKeyDown={(event) => {
                    // A scanner ends each with Enter: the next one follows, and nothing is sent.
                    if (event.key !== 'Enter') return;
                    event.preventDefault();
                    if (unit.quantity > 1 && unit.serials.trim() !== '' && !/[,;]\s*$/.test(unit.serials))
                      put(index, { ...unit, serials: `${unit.serials.trim()}, ` });
                  }}
                />
              </div>
            )}
          </fieldset>
        );
      })}
      {(rows.some(({ quantity }) => quantity > 1) || (!isOpen && rows.length > 0)) && (
        <p className="-ml-4 flex flex-wrap">
          {rows.some(({ quantity }) => quantity > 1) && (
            <Button
              kind="quiet"
              onClick={() =>
                onUnits(
                  rows.flatMap((unit) =>
                    Array.from({ length: unit.quantity }, (_, at) => ({
                      ...unit,
                      quantity: 1,
                      serials: readSerials(unit.serials)[at] ?? '',
                    })),
                  ),
                )
              }
            >
              Tell each one apart
            </Button>
          )}
          {!isOpen && (
            <Button kind="quiet" aria-label={`Note a serial number: ${title}`} onClick={() => setOpen(true)}>
              Note a serial number
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
