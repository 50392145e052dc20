'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { Stepper } from '@/components/ui/stepper';
import { Thumb } from '@/components/ui/thumb';
import { type VerbDialog, VerbForm } from './verb-form';

type Count = { accepted: number; damaged: number; missing: number };
const KINDS: [keyof Count, string][] = [
  ['accepted', 'Fine'],
  ['damaged', 'Damaged'],
  ['missing', 'Missing'],
];

/** Unpacking: how many of each are fine, damaged or not in the box. */
export function ReceiveDialog(props: VerbDialog) {
  return (
    <Dialog title="What is in the box?" isOpen={props.isOpen} onClose={props.onClose}>
      <ReceiveForm {...props} />
    </Dialog>
  );
}

function ReceiveForm({ detail, ...props }: VerbDialog) {
  const lines = detail.lines.filter((line) => line.awaited > 0);
  const [counts, setCounts] = useState<Record<string, Count>>(() =>
    Object.fromEntries(lines.map((line) => [line.id, { accepted: line.awaited, damaged: 0, missing: 0 }])),
  );
  const [note, setNote] = useState('');
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
  return (
    <VerbForm
      {...props}
      label="Check it in"
      deed={() => {
        const counted = lines
          .map((line) => ({ return_line_id: line.id, ...countOf(line.id) }))
          .filter((line) => line.accepted + line.damaged + line.missing > 0);
        return counted.length > 0
          ? { verb: 'receive', lines: counted, note: note.trim() || undefined }
          : 'Count at least one thing.';
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
          </li>
        ))}
      </ul>
      <TextArea
        id="receive-note"
        label="Anything to say about it?"
        hint="They read it on their page, for instance why something is taken off."
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </VerbForm>
  );
}
