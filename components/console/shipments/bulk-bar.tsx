'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Colleague, DueChoices } from '@/lib/cases/types';
import { CloseDialog } from './close-dialog';
import { DueDialog } from './due-dialog';
import type { CaseVerbs } from './use-cases-query';
import { WriteDialog } from './write-dialog';

/** What can be done to everything chosen; it stays in sight while one scrolls. */
export function BulkBar({
  chosen,
  people,
  dues,
  verbs,
  onDone,
}: {
  chosen: string[];
  people: Colleague[];
  dues: DueChoices;
  verbs: CaseVerbs;
  onDone: () => void;
}) {
  const id = useId();
  const [dialog, setDialog] = useState<'write' | 'due' | 'close' | null>(null);
  const [owner, setOwner] = useState('');
  const self = people.find((one) => one.isMe);
  const give = (ownerId: string | null) =>
    verbs.act({ verb: 'assign', caseIds: chosen, ownerId }).then(onDone, () => undefined);
  return (
    <section
      aria-label="What to do with the chosen"
      className="sticky bottom-3 z-20 flex flex-wrap items-center gap-2 rounded-card border border-edge bg-card p-3 shadow-card"
    >
      <p role="status" className="mr-2 font-semibold tabular-nums">
        {chosen.length === 1 ? 'One chosen' : `${chosen.length} chosen`}
      </p>
      {self && (
        <Button aria-disabled={verbs.isPending} onClick={() => give(self.id)}>
          Take
        </Button>
      )}
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void give(owner === '' ? null : owner);
        }}
      >
        <label htmlFor={id} className="sr-only">
          Give to
        </label>
        <select
          id={id}
          value={owner}
          onChange={(event) => setOwner(event.target.value)}
          className="min-h-10 max-w-40 rounded-control border border-edge bg-card px-2 text-sm"
        >
          <option value="">Nobody</option>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
              {one.isMe ? ' (you)' : ''}
            </option>
          ))}
        </select>
        <Button type="submit" aria-disabled={verbs.isPending}>
          Give to
        </Button>
      </form>
      <Button kind="primary" aria-haspopup="dialog" onClick={() => setDialog('write')}>
        Write to these shoppers
      </Button>
      <Button aria-haspopup="dialog" onClick={() => setDialog('due')}>
        Due when?
      </Button>
      <Button aria-haspopup="dialog" onClick={() => setDialog('close')}>
        Close
      </Button>
      <Button kind="quiet" className="ml-auto" onClick={onDone}>
        Choose none
      </Button>
      <WriteDialog
        caseIds={chosen}
        isOpen={dialog === 'write'}
        onClose={() => setDialog(null)}
        onDone={onDone}
        verbs={verbs}
      />
      <DueDialog
        caseIds={chosen}
        dues={dues}
        isOpen={dialog === 'due'}
        onClose={() => setDialog(null)}
        onDone={onDone}
        verbs={verbs}
      />
      <CloseDialog
        caseIds={chosen}
        isOpen={dialog === 'close'}
        onClose={() => setDialog(null)}
        onDone={onDone}
        verbs={verbs}
      />
    </section>
  );
}
