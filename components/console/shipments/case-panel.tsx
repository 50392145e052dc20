'use client';

import { useId, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { Remedy } from '@/lib/cases/constants';
import type { CaseCard, Colleague, DueChoices } from '@/lib/cases/types';
import { Timeline } from '../layout/timeline';
import { CloseDialog } from './close-dialog';
import { DueDialog } from './due-dialog';
import { type CaseVerbs, useCaseVerbs } from './use-cases-query';
import { WriteDialog } from './write-dialog';

/** A case beside its parcel: whose it is, what helps, and what was done. */
export function CasePanel({
  shop,
  card,
  people,
  dues,
  mayWork,
}: {
  shop: string;
  card: CaseCard;
  people: Colleague[];
  dues: DueChoices;
  mayWork: boolean;
}) {
  const verbs = useCaseVerbs(shop);
  return (
    <Panel
      id={`case-${card.id}`}
      title={card.title}
      action={
        card.isOpen ? <Badge tone={card.severity.tone}>{card.severity.label}</Badge> : <Badge tone="done">Closed</Badge>
      }
    >
      <div className="grid gap-5">
        <p className="-mt-2">
          {card.isOpen ? (
            <>
              <span className="text-muted">Since {card.opened} · </span>
              <time
                dateTime={card.due.at ?? undefined}
                className={card.due.isOver ? 'font-semibold text-bad' : 'text-muted'}
              >
                {card.due.text}
              </time>
            </>
          ) : (
            <span className="text-muted">{card.problem}</span>
          )}
        </p>
        {verbs.said && (
          <Notice tone={verbs.said.tone} live>
            {verbs.said.text}
          </Notice>
        )}
        {card.isOpen && mayWork && <Work card={card} people={people} dues={dues} verbs={verbs} />}
        {card.isOpen && !mayWork && (
          <p className="text-muted">{card.owner ? `With ${card.owner.name}.` : 'Nobody has it yet.'}</p>
        )}
        {card.isOpen ? (
          <History card={card} />
        ) : (
          <details>
            <summary className="text-sm font-semibold">What was done</summary>
            <div className="pt-4">
              <History card={card} />
            </div>
          </details>
        )}
      </div>
    </Panel>
  );
}

function History({ card }: { card: CaseCard }) {
  return (
    <Timeline
      entries={card.events.map(({ who, text, ...event }) => ({
        ...event,
        text: who ? `${who} ${text}` : text.charAt(0).toUpperCase() + text.slice(1),
        who,
        isPublic: true,
      }))}
    />
  );
}

function Work({
  card,
  people,
  dues,
  verbs,
}: {
  card: CaseCard;
  people: Colleague[];
  dues: DueChoices;
  verbs: CaseVerbs;
}) {
  const [dialog, setDialog] = useState<'write' | 'due' | 'close' | null>(null);
  const caseIds = [card.id];
  const shared = { caseIds, verbs, onClose: () => setDialog(null), onDone: () => {} };
  return (
    <div className="grid gap-5">
      <Owner card={card} people={people} verbs={verbs} />
      <RemedyForm card={card} verbs={verbs} />
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <Button aria-haspopup="dialog" onClick={() => setDialog('write')}>
          Write to them
        </Button>
        <Button aria-haspopup="dialog" onClick={() => setDialog('due')}>
          Due when?
        </Button>
        <Button aria-haspopup="dialog" onClick={() => setDialog('close')}>
          Close
        </Button>
      </div>
      <WriteDialog {...shared} isOpen={dialog === 'write'} />
      <DueDialog {...shared} dues={dues} isOpen={dialog === 'due'} />
      <CloseDialog {...shared} isOpen={dialog === 'close'} />
    </div>
  );
}

function Owner({ card, people, verbs }: { card: CaseCard; people: Colleague[]; verbs: CaseVerbs }) {
  const id = useId();
  const self = people.find((one) => one.isMe);
  const give = (ownerId: string | null) => {
    // What went wrong is said above.
    verbs.act({ verb: 'assign', caseIds: [card.id], ownerId }).catch(() => undefined);
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="grid gap-1.5">
        <label htmlFor={id} className="text-sm font-semibold">
          Whose it is
        </label>
        <select
          id={id}
          value={card.owner?.id ?? ''}
          onChange={(event) => give(event.target.value || null)}
          className="min-h-10 max-w-56 rounded-control border border-edge bg-card px-3 py-2"
        >
          <option value="">Nobody’s</option>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
              {one.isMe ? ' (you)' : ''}
            </option>
          ))}
        </select>
      </div>
      {self && card.owner?.id !== self.id && (
        <Button kind="primary" aria-disabled={verbs.isPending} onClick={() => give(self.id)}>
          Take it
        </Button>
      )}
    </div>
  );
}

/** One form for "I have done this" and for a mere note: what helps most stands first. */
function RemedyForm({ card, verbs }: { card: CaseCard; verbs: CaseVerbs }) {
  const id = useId();
  const [remedy, setRemedy] = useState<Remedy | ''>('');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const words = note.trim();
        if (!remedy && !words) return setProblem('Say what you did, or write a note.');
        setProblem(null);
        const deed = remedy
          ? ({ verb: 'remedy', caseId: card.id, remedy, note: words || undefined } as const)
          : ({ verb: 'note', caseId: card.id, note: words } as const);
        verbs.act(deed).then(
          () => {
            setRemedy('');
            setNote('');
          },
          () => undefined,
        );
      }}
    >
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-sm font-semibold">What have you done?</legend>
        <div className="flex flex-wrap gap-2">
          {card.remedies.map((one) => (
            <label
              key={one.remedy}
              className="flex min-h-9 cursor-pointer items-center gap-2 rounded-full border border-line px-3 py-1 text-sm font-semibold has-checked:border-lamp has-checked:bg-lamp-soft has-checked:text-lamp has-focus-visible:outline-2 has-focus-visible:outline-lamp"
            >
              <input
                type="radio"
                name={`remedy-${card.id}`}
                className="size-4 accent-lamp"
                checked={remedy === one.remedy}
                onChange={() => setRemedy(one.remedy)}
              />
              {one.label}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="text-sm font-semibold">
          A note for the team
        </label>
        <textarea
          id={id}
          rows={2}
          maxLength={2000}
          className="w-full rounded-control border border-edge bg-card px-3 py-2"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {problem && (
        <p role="alert" className="text-sm font-medium text-bad">
          {problem}
        </p>
      )}
      <Button type="submit" className="justify-self-start" aria-disabled={verbs.isPending}>
        {remedy ? 'It is done' : 'Write it down'}
      </Button>
    </form>
  );
}
