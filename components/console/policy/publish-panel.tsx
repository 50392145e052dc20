'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, buttonClasses } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { TextInput } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import {
  discardPolicyDraftAction,
  publishPolicyDraftAction,
  schedulePolicyDraftAction,
  unschedulePolicyDraftAction,
} from '@/lib/policies/actions';
import type { PolicyReviewView } from '@/lib/policies/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

const WORDS = {
  draft: 'The draft was saved again meanwhile. Look at it once more before you publish it.',
  CONFLICT: 'Somebody published another version meanwhile. Open the draft, compare, and save it again.',
};

/** Now, later, or not at all. */
export function PublishPanel({ shop, view }: { shop: string; view: PolicyReviewView }) {
  const router = useRouter();
  const publish = useAction(publishPolicyDraftAction, WORDS);
  const schedule = useAction(schedulePolicyDraftAction, WORDS);
  const unschedule = useAction(unschedulePolicyDraftAction, WORDS);
  const discard = useAction(discardPolicyDraftAction, WORDS);
  const [at, setAt] = useState(view.suggested);
  const draft = { shop, revision: view.revision };
  const isBusy = [publish, schedule, unschedule, discard].some(({ pending }) => pending);
  const failure = publish.failure ?? schedule.failure ?? unschedule.failure ?? discard.failure;
  const { scheduled } = view.draft;
  const mayPublish = view.changes.length > 0 && !view.isOvertaken;
  return (
    <Panel id="publish" title={scheduled ? 'It waits for its time' : 'Publish it'}>
      <div className="grid gap-5">
        <Outcome failure={failure} />
        {view.draft.problem && <Notice tone="warn">{view.draft.problem}</Notice>}
        {view.isOvertaken && (
          <Notice tone="warn">
            Version {view.version} was published after this draft was saved. What you see here would undo it where they
            differ. Open the draft and save it once more if that is what you want.
          </Notice>
        )}
        {scheduled ? (
          <div className="grid gap-3">
            <p>
              <span className="font-display text-xl">{scheduled}</span>
              <span className="block text-sm text-muted">Orders placed from then on are bound to it.</span>
            </p>
            <Button aria-disabled={isBusy} onClick={() => unschedule.run(draft, () => router.refresh())}>
              Do not publish it by itself
            </Button>
          </div>
        ) : (
          <form
            className="grid gap-3"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (mayPublish) schedule.run({ ...draft, at }, () => router.refresh());
            }}
          >
            <TextInput
              id="publish-at"
              label={`At a time, by the clocks of ${view.zone.split('/').at(-1)?.replaceAll('_', ' ')}`}
              type="datetime-local"
              min={view.earliest}
              value={at}
              error={schedule.failure?.fields.at}
              onChange={(event) => setAt(event.target.value)}
            />
            <Button type="submit" aria-disabled={isBusy || !mayPublish}>
              Publish it then
            </Button>
          </form>
        )}
        <div className="grid gap-3 border-t border-line pt-5">
          <ConfirmButton
            kind="primary"
            confirmKind="primary"
            pending={isBusy || !mayPublish}
            title={`Publish version ${view.version + 1} now?`}
            text="It holds for orders placed from this moment on. Every order before keeps the version it was placed under."
            confirm="Publish it"
            onConfirm={() =>
              publish.run(draft, ({ version }) => router.push(`/console/${shop}/policies?saved=${version}`))
            }
          >
            {publish.pending ? 'Publishing …' : `Publish as version ${view.version + 1} now`}
          </ConfirmButton>
          <Link href={`/console/${shop}/policies/edit`} className={buttonClasses('plain')}>
            Go on writing
          </Link>
          <ConfirmButton
            pending={isBusy}
            title="Throw the draft away?"
            text="What is in force stays as it is."
            confirm="Throw it away"
            onConfirm={() => discard.run(draft, () => router.push(`/console/${shop}/policies`))}
          >
            Throw the draft away
          </ConfirmButton>
        </div>
      </div>
    </Panel>
  );
}
