'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/field';
import type { Act } from './use-return-verbs';

/** A few words on the return: for the team, or for the shopper too. */
export function ReturnNoteForm({ act, isPending, name }: { act: Act; isPending: boolean; name: string }) {
  const [note, setNote] = useState('');
  const [audience, setAudience] = useState<'staff' | 'everyone'>('staff');
  const save = async () => {
    if (!note.trim() || isPending) return;
    await act({ verb: 'note', note, audience }).then(
      () => setNote(''),
      () => undefined,
    );
  };
  return (
    <form
      className="grid gap-3 rounded-control bg-sunken p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        id="note"
        label="A note"
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <fieldset className="flex flex-wrap gap-4 text-sm">
          <legend className="sr-only">Who reads it</legend>
          {(['staff', 'everyone'] as const).map((value) => (
            <label key={value} className="flex items-center gap-2">
              <input
                type="radio"
                name="audience"
                className="accent-lamp"
                checked={audience === value}
                onChange={() => setAudience(value)}
              />
              {value === 'staff' ? 'Only my team' : `${name} too, on their page`}
            </label>
          ))}
        </fieldset>
        <Button type="submit" aria-disabled={isPending || !note.trim()}>
          {audience === 'staff' ? 'Note it' : 'Show it to them'}
        </Button>
      </div>
    </form>
  );
}
