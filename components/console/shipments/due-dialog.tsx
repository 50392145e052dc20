'use client';

import { useId, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { DueChoices } from '@/lib/cases/types';
import { DialogForm } from '../layout/dialog-form';
import { type DeedDialog, formOf } from './deed-dialog';
import type { CaseDeed } from './use-cases-query';

type Props = DeedDialog & { dues: DueChoices };
type Pick = { by: 'choice'; due: string } | { by: 'own' } | { by: 'never' };

/** By when somebody looks at what is chosen, on the shop's clocks. */
export function DueDialog(props: Props) {
  const { caseIds, isOpen, onClose } = props;
  return (
    <Dialog
      title={caseIds.length === 1 ? 'Due when?' : `When are ${caseIds.length} cases due?`}
      isOpen={isOpen}
      onClose={onClose}
    >
      <DueForm {...props} />
    </Dialog>
  );
}

function DueForm({ caseIds, dues, ...props }: Props) {
  const id = useId();
  const [first] = dues.choices;
  const [picked, setPicked] = useState<Pick>(first ? { by: 'choice', due: first.due } : { by: 'own' });
  const [own, setOwn] = useState('');
  const radio = { type: 'radio', name: `${id}-due`, className: 'size-5 shrink-0 accent-lamp' } as const;
  return (
    <DialogForm<CaseDeed>
      {...formOf(props)}
      label="Set it"
      deed={() => {
        if (picked.by === 'own' && own === '') return 'Say a day and a time.';
        return { verb: 'due', caseIds, due: picked.by === 'never' ? null : picked.by === 'own' ? own : picked.due };
      }}
    >
      <fieldset className="grid gap-1">
        <legend className="sr-only">Due</legend>
        {dues.choices.map((choice) => (
          <label key={choice.due} className="flex min-h-10 items-center gap-3">
            <input
              {...radio}
              checked={picked.by === 'choice' && picked.due === choice.due}
              onChange={() => setPicked({ by: 'choice', due: choice.due })}
            />
            <span>
              <span className="font-semibold">{choice.label}</span>{' '}
              <span className="text-muted tabular-nums">{choice.due.slice(11)}</span>
            </span>
          </label>
        ))}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <label className="flex min-h-10 items-center gap-3">
            <input {...radio} checked={picked.by === 'own'} onChange={() => setPicked({ by: 'own' })} />
            <span className="font-semibold">Another time</span>
          </label>
          <input
            type="datetime-local"
            aria-label={`Day and time, by the clocks of ${dues.zone}`}
            min={dues.earliest}
            className="min-h-10 rounded-control border border-edge bg-card px-3 py-1 tabular-nums"
            value={own}
            onChange={(event) => {
              setOwn(event.target.value.slice(0, 16));
              setPicked({ by: 'own' });
            }}
          />
        </div>
        <label className="flex min-h-10 items-center gap-3">
          <input {...radio} checked={picked.by === 'never'} onChange={() => setPicked({ by: 'never' })} />
          <span>
            <span className="font-semibold">No due time</span>{' '}
            <span className="text-muted">it waits, and is never overdue</span>
          </span>
        </label>
      </fieldset>
      <p className="text-sm text-muted">By the shop’s clocks ({dues.zone.replaceAll('_', ' ')}).</p>
    </DialogForm>
  );
}
