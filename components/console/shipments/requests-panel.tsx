'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { answerRequestAction, noteRequestAction } from '@/lib/delivery/actions';
import type { RequestCard } from '@/lib/delivery/rules/request-card';
import { DialogForm } from '../layout/dialog-form';
import { unwrap } from '../layout/failures';

type Verb = 'confirmed' | 'refused' | 'note';

const VERBS: Record<Verb, { open: string; title: string; label: string; hint: string; done: string }> = {
  confirmed: {
    open: 'They said yes',
    title: 'The courier has said yes',
    label: 'What they said',
    hint: 'The shopper reads it, and gets a mail now. It may stay empty.',
    done: 'Written down; the shopper is told.',
  },
  refused: {
    open: 'They said no',
    title: 'The courier has said no',
    label: 'What they said',
    hint: 'The shopper reads it, and gets a mail now. It may stay empty.',
    done: 'Written down; the shopper is told.',
  },
  note: {
    open: 'Note',
    title: 'A note for the team',
    label: 'Between you',
    hint: 'The shopper does not see it.',
    done: 'Noted.',
  },
};

type Deed = { requestId: string; verb: Verb; text: string | null };

/** What shoppers have asked of the courier about this delivery, and what a person of the shop writes down about it. */
export function RequestsPanel({
  shop,
  requests,
  mayWork,
}: {
  shop: string;
  requests: RequestCard[];
  mayWork: boolean;
}) {
  const client = useQueryClient();
  const [doing, setDoing] = useState<{ request: RequestCard; verb: Verb } | null>(null);
  const [said, setSaid] = useState('');
  if (requests.length === 0) return null;
  const act = async ({ requestId, verb, text }: Deed) => {
    if (verb === 'note') unwrap(await noteRequestAction({ shop, requestId, note: text }));
    else unwrap(await answerRequestAction({ shop, requestId, state: verb, answer: text }));
    setSaid(VERBS[verb].done);
    setDoing(null);
    await client.invalidateQueries({ queryKey: [shop] });
  };
  return (
    <Panel id="requests" title="Asked of the courier">
      <ul className="grid gap-5">
        {requests.map((request) => (
          <li key={request.id} className="grid gap-3 text-sm">
            <p className="flex flex-wrap items-start justify-between gap-2">
              <span className="min-w-0 font-semibold break-words">{request.what}</span>
              <Badge tone={request.badge.tone}>{request.badge.label}</Badge>
            </p>
            <dl className="grid gap-1">
              {request.facts.map(({ label, text }) => (
                <div key={label} className="flex justify-between gap-4">
                  <dt className="shrink-0 text-muted">{label}</dt>
                  <dd className="min-w-0 text-right break-words">{text}</dd>
                </div>
              ))}
            </dl>
            {request.note && (
              <blockquote className="rounded-control border-l-2 border-line px-3 py-1.5 whitespace-pre-line">
                {request.note}
              </blockquote>
            )}
            {mayWork && (
              <p className="flex flex-wrap gap-2">
                {(['confirmed', 'refused', 'note'] as const)
                  .filter((verb) => verb === 'note' || request.mayAnswer)
                  .map((verb) => (
                    <Button
                      key={verb}
                      className="min-h-9 px-3 py-1.5"
                      aria-haspopup="dialog"
                      onClick={() => setDoing({ request, verb })}
                    >
                      {VERBS[verb].open}
                    </Button>
                  ))}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-good">
        {said}
      </p>
      <Dialog title={doing ? VERBS[doing.verb].title : ''} isOpen={doing !== null} onClose={() => setDoing(null)}>
        {doing && (
          <AnswerForm key={doing.request.id + doing.verb} {...doing} act={act} onClose={() => setDoing(null)} />
        )}
      </Dialog>
    </Panel>
  );
}

function AnswerForm({
  request,
  verb,
  act,
  onClose,
}: {
  request: RequestCard;
  verb: Verb;
  act: (deed: Deed) => Promise<void>;
  onClose: () => void;
}) {
  const [text, setText] = useState(verb === 'note' ? request.note : '');
  const [isPending, setPending] = useState(false);
  const { label, hint, title } = VERBS[verb];
  return (
    <DialogForm<Deed>
      onClose={onClose}
      label={verb === 'note' ? 'Keep it' : title}
      isPending={isPending}
      act={(deed) => {
        setPending(true);
        return act(deed).finally(() => setPending(false));
      }}
      deed={() => ({ requestId: request.id, verb, text: text.trim() || null })}
    >
      <p className="font-semibold">{request.what}</p>
      <TextArea
        id="request-words"
        label={label}
        hint={hint}
        maxLength={verb === 'note' ? 2000 : 1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </DialogForm>
  );
}
