'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { describePolicy } from '@/lib/policies/rules/describe-policy';
import { comparisonOf } from '@/lib/policies/rules/edit-conditions';
import { inStanding, rePrioritise } from '@/lib/policies/rules/edit-rules';
import type { Policy, PolicyRule } from '@/lib/policies/schema';
import type { Vocabulary } from '@/lib/policies/types';
import { ActionEditor } from './action-editor';
import { ConditionEditor } from './condition-editor';
import { SortableList } from './sortable-list';
import { useKeyedList } from './use-keyed-list';

/** Exceptions as sentences, in the order in which they stand against one another; one is opened to change it. */
export function RulesEditor({
  policy,
  words,
  onChange,
}: {
  policy: Policy;
  words: Vocabulary;
  onChange: (policy: Policy) => void;
}) {
  const rules = inStanding(policy.rules);
  const list = useKeyedList(rules, (next) => onChange({ ...policy, rules: next }));
  const [open, setOpen] = useState<string | null>(null);
  const sentence = (rule: PolicyRule) =>
    describePolicy({ ...policy, rules: [rule] }, words.currency).rules[0]?.text ?? '';
  return (
    <div className="grid gap-4">
      <p className="text-sm text-muted">
        Where two rules say the same thing differently, the one further up counts. A refusal counts before a second
        look.
      </p>
      <SortableList
        label="Rules"
        items={rules}
        ids={list.ids}
        nameOf={(rule) => rule.name ?? sentence(rule)}
        onMove={(from, to) => list.move(from, to, rePrioritise)}
      >
        {(rule, index, steps) => {
          const id = list.ids[index] ?? '';
          const isOpen = open === id;
          return (
            <div className="grid gap-3">
              <div className="flex flex-wrap items-start justify-between gap-2">
                <div className="min-w-0 flex-1 basis-60">
                  <p className="font-semibold">{rule.name ?? `Rule ${index + 1}`}</p>
                  <p className="max-w-prose text-sm text-muted">{sentence(rule)}</p>
                </div>
                <div className="flex gap-1">
                  {steps}
                  <Button
                    kind={isOpen ? 'plain' : 'quiet'}
                    aria-expanded={isOpen}
                    aria-label={`${isOpen ? 'Done with' : 'Change'} ${rule.name ?? `rule ${index + 1}`}`}
                    onClick={() => setOpen(isOpen ? null : id)}
                  >
                    {isOpen ? 'Done' : 'Change'}
                  </Button>
                  <Button
                    kind="quiet"
                    aria-label={`Take away ${rule.name ?? `rule ${index + 1}`}`}
                    onClick={() => list.remove(index)}
                  >
                    Take away
                  </Button>
                </div>
              </div>
              {isOpen && (
                <div className="grid gap-5 border-t border-line pt-4">
                  <TextInput
                    id={`${id}-name`}
                    label="Name"
                    hint="How you and your team speak of it, such as “Swimwear is final”."
                    maxLength={120}
                    autoComplete="off"
                    value={rule.name ?? ''}
                    onChange={(event) => {
                      const { name: _, ...rest } = rule;
                      list.change(index, event.target.value === '' ? rest : { ...rest, name: event.target.value });
                    }}
                  />
                  <ConditionEditor
                    id={`${id}-when`}
                    condition={rule.when}
                    words={words}
                    onChange={(when) => {
                      const { when: _, ...rest } = rule;
                      list.change(index, when ? { ...rest, when } : rest);
                    }}
                  />
                  <ActionEditor
                    id={`${id}-then`}
                    actions={rule.then}
                    words={words}
                    onChange={(then) => list.change(index, { ...rule, then })}
                  />
                </div>
              )}
            </div>
          );
        }}
      </SortableList>
      <p>
        <Button
          onClick={() => {
            const last = rules.at(-1)?.priority ?? 0;
            setOpen(
              list.add({
                name: 'A new rule',
                priority: last + 10,
                when: { all: [comparisonOf('line.category')] },
                then: [{ action: 'refuse', code: 'refused' }],
              }),
            );
          }}
        >
          Add a rule
        </Button>
      </p>
    </div>
  );
}
