'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { sayFailure } from '../layout/failures';
import { useNote } from './use-orders-query';

/** Words of the shop that stand on the shopper's own page. */
export function NoteEditor({
  shop,
  orderId,
  shipmentId,
  label,
  note,
  mayWrite,
}: {
  shop: string;
  orderId: string;
  shipmentId?: string;
  label: string;
  note: string;
  mayWrite: boolean;
}) {
  const id = useId();
  const save = useNote(shop, { orderId, shipmentId });
  const [draft, setDraft] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const text = draft ?? note;
  if (draft === null) {
    return (
      <div className="grid gap-2">
        {note && (
          <blockquote className="rounded-control border-l-2 border-lamp bg-lamp-soft px-3.5 py-2.5 whitespace-pre-line">
            {note}
          </blockquote>
        )}
        <div className="flex flex-wrap items-center gap-3">
          {mayWrite && (
            <Button className="min-h-9 px-3 py-1.5" onClick={() => setDraft(note)}>
              {note ? 'Change these words' : label}
            </Button>
          )}
          <p role="status" className="text-sm text-good">
            {said}
          </p>
        </div>
      </div>
    );
  }
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (save.isPending) return;
        save.mutate(text, {
          onSuccess: () => {
            setSaid(text.trim() ? 'On their page now.' : 'Taken off their page.');
            setDraft(null);
          },
        });
      }}
    >
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <textarea
        id={id}
        // biome-ignore lint/a11y/noAutofocus: it was just asked for by a press
        autoFocus
        rows={3}
        maxLength={2000}
        className="w-full rounded-control border border-edge bg-card px-3 py-2"
        value={text}
        onChange={(event) => setDraft(event.target.value)}
      />
      <p className="text-sm text-muted">They read it on their page at once. Empty takes it away.</p>
      {save.isError && (
        <p role="alert" className="text-sm font-medium text-bad">
          {sayFailure(save.error)}
        </p>
      )}
      <div className="flex gap-2">
        <Button kind="primary" type="submit" aria-disabled={save.isPending}>
          {save.isPending ? 'One moment…' : 'Put it on their page'}
        </Button>
        <Button kind="quiet" onClick={() => setDraft(null)}>
          Back
        </Button>
      </div>
    </form>
  );
}
