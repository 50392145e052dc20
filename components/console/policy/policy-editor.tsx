'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, buttonClasses } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { FieldError } from '@/lib/core/errors';
import { savePolicyAction } from '@/lib/policies/actions';
import { describePolicy } from '@/lib/policies/rules/describe-policy';
import { readPolicyText } from '@/lib/policies/rules/read-policy-text';
import type { Policy } from '@/lib/policies/schema';
import type { PolicyEditView } from '@/lib/policies/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { PolicyForm } from './policy-form';
import { PolicyJson } from './policy-json';
import { PolicyPoints, PolicyRules } from './policy-sentences';

const WORDS = {
  CONFLICT:
    'Somebody saved another version while you were writing. Open it in a second tab, then save yours again from there.',
  INVALID: 'The document cannot be saved like this.',
};
const pretty = (policy: Policy) => JSON.stringify(policy, null, 2);

/** The policy as a form or as its document, and beside it what it says in words. */
export function PolicyEditor({ shop, version, document, currency, digits }: PolicyEditView & { shop: string }) {
  const router = useRouter();
  const save = useAction(savePolicyAction, WORDS);
  const [policy, setPolicy] = useState(document);
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
    setErrors('errors' in read ? read.errors : []);
  };
  const isJson = text !== null;
  const isChanged = pretty(policy) !== pretty(document) || errors.length > 0;
  const sentences = describePolicy(policy, currency);
  const found = save.failure && save.failure.errors.length > 0 ? save.failure.errors : errors;
  return (
    <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 gap-6">
        <fieldset className="flex flex-wrap gap-1">
          <legend className="sr-only">How to edit</legend>
          <Mode isOn={!isJson} isBlocked={isJson && errors.length > 0} onPick={() => setText(null)}>
            As a form
          </Mode>
          <Mode isOn={isJson} onPick={() => setText(pretty(policy))}>
            As a document, rules and all
          </Mode>
        </fieldset>
        {isJson ? (
          <PolicyJson text={text} errors={found} onText={check} />
        ) : (
          <PolicyForm policy={policy} currency={currency} digits={digits} onChange={change} />
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
      <div className="grid min-w-0 gap-4 xl:sticky xl:top-8 xl:max-h-[calc(100dvh-4rem)] xl:overflow-y-auto">
        <Outcome failure={save.failure} />
        <div className="flex flex-wrap items-center gap-2">
          <Button
            kind="primary"
            aria-disabled={save.pending || !isChanged || errors.length > 0}
            onClick={() => {
              if (!isChanged || errors.length > 0) return;
              save.run({ shop, seen: version, document: policy }, (saved) =>
                router.push(`/console/${shop}/policies?saved=${saved.version}`),
              );
            }}
          >
            {save.pending ? 'Saving …' : `Save as version ${version + 1}`}
          </Button>
          <Link href={`/console/${shop}/policies`} className={buttonClasses('quiet')}>
            Leave it
          </Link>
        </div>
        <p className="text-sm text-muted">
          {isChanged
            ? 'It holds for orders placed from then on. Every order before keeps the version it was placed under.'
            : 'Nothing is changed yet.'}
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
