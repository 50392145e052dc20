'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { sayReason } from '@/lib/console/rules/say-things';
import type { FieldError } from '@/lib/core/errors';
import { savePolicyDraftAction } from '@/lib/policies/actions';
import { describePolicy } from '@/lib/policies/rules/describe-policy';
import { unfinishedRules } from '@/lib/policies/rules/edit-conditions';
import { readPolicyText } from '@/lib/policies/rules/read-policy-text';
import type { Policy } from '@/lib/policies/schema';
import type { PolicyEditView } from '@/lib/policies/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { useUnsavedGuard } from '../layout/use-unsaved-guard';
import { PolicyForm } from './policy-form';
import { PolicyJson } from './policy-json';
import { PolicyPoints, PolicyRules } from './policy-sentences';

const WORDS = {
  draft: 'Somebody saved the draft while you were writing. Open it in a second tab, and bring the two together there.',
  INVALID: 'The document cannot be saved like this.',
};
const pretty = (policy: Policy) => JSON.stringify(policy, null, 2);

/** The policy's draft as a form or as its document, and beside it what it says in words. */
export function PolicyEditor({
  shop,
  version,
  document,
  revision,
  draftNote,
  isScheduled,
  words,
}: PolicyEditView & { shop: string }) {
  const router = useRouter();
  const save = useAction(savePolicyDraftAction, WORDS);
  const [policy, setPolicy] = useState(document);
  const [saved, setSaved] = useState({ text: pretty(document), revision });
  const [text, setText] = useState<string | null>(null);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const check = (next: string) => {
    setText(next);
    const read = readPolicyText(next);
    if ('policy' in read) setPolicy(read.policy);
    setErrors('errors' in read ? read.errors : []);
  };
  const change = (next: Policy) => {
    setPolicy(next);
    const read = readPolicyText(pretty(next));
    setErrors('errors' in read ? read.errors : unfinishedRules(next));
  };
  const isJson = text !== null;
  const isChanged = pretty(policy) !== saved.text || errors.length > 0;
  useUnsavedGuard(isChanged && !save.pending);
  const sentences = describePolicy(policy, words.currency);
  const found = save.failure && save.failure.errors.length > 0 ? save.failure.errors : errors;
  const review = `/console/${shop}/policies/review`;
  const isDraft = saved.revision > 0;
  const mayGoOn = errors.length === 0 && !save.pending && (isChanged || isDraft);
  const keep = (then?: () => void) => {
    if (errors.length > 0 || save.pending) return;
    if (!isChanged) return then?.();
    const kept = pretty(policy);
    save.run({ shop, seen: saved.revision, document: policy }, ({ revision: next }) => {
      setSaved({ text: kept, revision: next });
      then?.();
    });
  };
  const vocabulary = {
    ...words,
    reasons: policy.reasons.map((reason) => ({
      code: reason.code,
      label: sayReason(reason.code, [reason]) ?? reason.code,
    })),
    methods: policy.methods.map(({ code, type }) => ({ code, type })),
  };
  return (
    <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 gap-6">
        <fieldset className="flex flex-wrap gap-1">
          <legend className="sr-only">How to edit</legend>
          <Mode isOn={!isJson} isBlocked={isJson && errors.length > 0} onPick={() => setText(null)}>
            As a form
          </Mode>
          <Mode isOn={isJson} onPick={() => setText(pretty(policy))}>
            As a document
          </Mode>
        </fieldset>
        {isJson ? (
          <PolicyJson text={text} errors={found} onText={check} />
        ) : (
          <PolicyForm policy={policy} words={vocabulary} onChange={change} />
        )}
        {!isJson && found.length > 0 && (
          <ul role="alert" className="grid gap-1 text-sm text-bad">
            {found.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <code className="mr-2 font-mono">{path}</code>
                {message}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="min-w-0 max-xl:contents xl:sticky xl:top-8 xl:grid xl:max-h-[calc(100dvh-4rem)] xl:gap-4 xl:overflow-y-auto">
        <Outcome failure={save.failure} />
        <div className="flex flex-wrap items-center gap-2 max-xl:sticky max-xl:bottom-0 max-xl:z-10 max-xl:order-last max-xl:-mx-4 max-xl:border-t max-xl:border-line max-xl:bg-ground max-xl:px-4 max-xl:py-3">
          <Button kind="primary" aria-disabled={!mayGoOn} onClick={() => mayGoOn && keep(() => router.push(review))}>
            {save.pending ? 'Saving …' : isChanged ? 'Save and see what changes' : 'See what changes'}
          </Button>
          <Button aria-disabled={!isChanged || errors.length > 0 || save.pending} onClick={() => keep()}>
            Save the draft
          </Button>
        </div>
        <p className="text-sm text-muted" role="status">
          {sayState({ isChanged, isDraft, isMine: saved.revision !== revision, draftNote, version })}
          {isScheduled && saved.revision === revision && ' Saving it again takes its time away.'}
        </p>
        <Panel>
          <p className="font-display text-2xl leading-tight">{sentences.headline}</p>
          <div className="mt-5 text-sm">
            <PolicyPoints points={sentences.points} isNarrow />
          </div>
          {sentences.rules.length > 0 && (
            <div className="mt-5 border-t border-line pt-4 text-sm">
              <PolicyRules rules={sentences.rules} />
            </div>
          )}
        </Panel>
      </div>
    </div>
  );
}

function sayState(state: {
  isChanged: boolean;
  isDraft: boolean;
  isMine: boolean;
  draftNote: string | null;
  version: number;
}): string {
  if (state.isChanged) return 'Not saved yet. Nothing holds before you publish it.';
  if (state.isMine) return 'Saved as the draft. Nothing holds before you publish it.';
  if (state.isDraft) return `You see the draft. ${state.draftNote ?? ''}.`;
  return `You see version ${state.version}, which is in force. Nothing is changed yet.`;
}

function Mode({
  isOn,
  isBlocked = false,
  onPick,
  children,
}: {
  isOn: boolean;
  isBlocked?: boolean;
  onPick: () => void;
  children: string;
}) {
  return (
    <Button
      kind={isOn ? 'plain' : 'quiet'}
      aria-pressed={isOn}
      aria-disabled={isBlocked}
      title={isBlocked ? 'Mend the document first' : undefined}
      onClick={() => !isOn && !isBlocked && onPick()}
    >
      {children}
    </Button>
  );
}
