'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { DialogForm } from '../layout/dialog-form';
import type { Deed, VerbDialog } from './use-return-verbs';

/** One question to the shopper: by mail, and on their return's page with room for an answer. */
export function AskDialog(props: VerbDialog) {
  return (
    <Dialog title={`Ask ${props.detail.customer.name}`} isOpen={props.isOpen} onClose={props.onClose}>
      <AskForm {...props} />
    </Dialog>
  );
}

function AskForm({ detail, ...props }: VerbDialog) {
  const [question, setQuestion] = useState('');
  return (
    <DialogForm<Deed>
      {...props}
      label="Ask"
      deed={() => (question.trim() ? { verb: 'ask', question: question.trim() } : 'Write your question first.')}
    >
      <TextArea
        id="question"
        label="Your question"
        hint={`They read ${detail.refusal.language}. It comes by mail, and stands on their return’s page until they have answered.`}
        rows={4}
        maxLength={1000}
        required
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
      />
    </DialogForm>
  );
}
