'use client';

import { useState } from 'react';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { checkSenderAction } from '@/lib/domains/actions';
import type { SenderCheck as Check } from '@/lib/domains/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

const VERDICTS: Record<Check['verdict'], { tone: BadgeTone; word: string }> = {
  good: { tone: 'done', word: 'Good' },
  weak: { tone: 'attention', word: 'Weak' },
  missing: { tone: 'problem', word: 'Missing' },
  unknown: { tone: 'calm', word: 'Not known' },
};

export function SenderCheck({ shop, domain }: { shop: string; domain: string }) {
  const look = useAction(checkSenderAction);
  const [checks, setChecks] = useState<Check[] | null>(null);
  return (
    <Panel>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          look.run({ shop, domain: String(form.get('domain')), selector: String(form.get('selector')) }, setChecks);
        }}
      >
        <Outcome failure={look.failure?.fields.domain || look.failure?.fields.selector ? null : look.failure} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            id="sender-domain"
            name="domain"
            label="Domain your mails come from"
            hint="What stands after the @."
            defaultValue={domain}
            error={look.failure?.fields.domain}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <TextInput
            id="sender-selector"
            name="selector"
            label="DKIM selector"
            hint="Your mail provider names it. Leave it empty if you do not know."
            error={look.failure?.fields.selector}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </div>
        <p>
          <Button type="submit" aria-disabled={look.pending}>
            {look.pending ? 'Looking …' : 'Look at what is published'}
          </Button>
        </p>
        <div role="status">
          {checks && (
            <ul className="divide-y divide-line">
              {checks.map((check) => (
                <li key={check.record} className="grid gap-1 py-3 first:pt-0 last:pb-0">
                  <p className="flex flex-wrap items-center gap-2">
                    <strong>{check.record}</strong>
                    <Badge tone={VERDICTS[check.verdict].tone}>{VERDICTS[check.verdict].word}</Badge>
                    <code className="break-all font-mono text-xs text-muted">{check.name}</code>
                  </p>
                  <p className="text-sm">{check.text}</p>
                  {check.found && <code className="break-all font-mono text-xs text-muted">{check.found}</code>}
                </li>
              ))}
            </ul>
          )}
        </div>
      </form>
    </Panel>
  );
}
