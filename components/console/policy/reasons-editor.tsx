'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Select, TextInput } from '@/components/ui/field';
import { sayReason } from '@/lib/console/rules/say-things';
import { DEMANDS, FAULTS } from '@/lib/policies/constants';
import { describeReason } from '@/lib/policies/rules/describe-reason';
import type { Policy, PolicyReason } from '@/lib/policies/schema';
import type { Vocabulary } from '@/lib/policies/types';
import { FollowUpFields } from './follow-up-fields';
import { LabelFields } from './label-fields';
import { SortableList } from './sortable-list';
import { useKeyedList } from './use-keyed-list';

const FAULT_WORDS = {
  shopper: 'theirs: fees may be taken',
  merchant: 'yours: no fees',
  carrier: 'the courier’s: no fees',
} satisfies Record<(typeof FAULTS)[number], string>;
const DEMAND_WORDS = {
  none: 'is not asked for',
  optional: 'is welcome',
  required: 'is needed',
} satisfies Record<(typeof DEMANDS)[number], string>;

const nameOf = (reason: PolicyReason) => sayReason(reason.code, [reason]) ?? reason.code;

/** Why something comes back, in the shopper's words, and what each reason means for money and proof. */
export function ReasonsEditor({
  policy,
  words,
  onChange,
}: {
  policy: Policy;
  words: Vocabulary;
  onChange: (policy: Policy) => void;
}) {
  const list = useKeyedList(policy.reasons, (reasons) => onChange({ ...policy, reasons }));
  const [open, setOpen] = useState<string | null>(null);
  const [added, setAdded] = useState<readonly string[]>([]);
  const add = () => {
    const taken = new Set(policy.reasons.map(({ code }) => code));
    let number = policy.reasons.length + 1;
    while (taken.has(`reason_${number}`)) number++;
    const id = list.add({
      code: `reason_${number}`,
      label: { en: 'A new reason' },
      fault: 'shopper',
      photo: 'none',
      comment: 'optional',
      waives_fees: false,
      follow_ups: [],
    });
    setAdded([...added, id]);
    setOpen(id);
  };
  return (
    <div className="grid gap-4">
      <SortableList label="Reasons" items={policy.reasons} ids={list.ids} nameOf={nameOf} onMove={list.move}>
        {(reason, index, steps) => {
          const id = list.ids[index] ?? '';
          const isOpen = open === id;
          return (
            <div className="grid gap-3">
              <div className="flex flex-wrap items-start justify-between gap-2">
                <div className="min-w-0 flex-1 basis-52">
                  <p className="font-semibold">{nameOf(reason)}</p>
                  <p className="text-sm text-muted">{describeReason(reason)}</p>
                </div>
                <div className="flex gap-1">
                  {steps}
                  <Button
                    kind={isOpen ? 'plain' : 'quiet'}
                    aria-expanded={isOpen}
                    aria-label={`${isOpen ? 'Done with' : 'Change'} ${nameOf(reason)}`}
                    onClick={() => setOpen(isOpen ? null : id)}
                  >
                    {isOpen ? 'Done' : 'Change'}
                  </Button>
                  {policy.reasons.length > 1 && (
                    <Button kind="quiet" aria-label={`Take away ${nameOf(reason)}`} onClick={() => list.remove(index)}>
                      Take away
                    </Button>
                  )}
                </div>
              </div>
              {isOpen && (
                <ReasonFields
                  id={id}
                  reason={reason}
                  isNew={added.includes(id)}
                  locales={words.locales}
                  onChange={(next) => list.change(index, next)}
                />
              )}
            </div>
          );
        }}
      </SortableList>
      <p>
        <Button onClick={add}>Add a reason</Button>
      </p>
    </div>
  );
}

function ReasonFields({
  id,
  reason,
  isNew,
  locales,
  onChange,
}: {
  id: string;
  reason: PolicyReason;
  isNew: boolean;
  locales: readonly string[];
  onChange: (reason: PolicyReason) => void;
}) {
  return (
    <div className="grid gap-4 border-t border-line pt-4">
      <LabelFields
        id={`${id}-label`}
        label="What they tap"
        value={reason.label}
        locales={locales}
        onChange={(label) => onChange({ ...reason, label })}
      />
      {isNew && (
        <TextInput
          id={`${id}-code`}
          label="Code"
          hint="Rules and numbers know it by this name; it stays."
          autoComplete="off"
          maxLength={64}
          value={reason.code}
          onChange={(event) => onChange({ ...reason, code: event.target.value.trim().replaceAll(' ', '_') })}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-3">
        <Select
          id={`${id}-fault`}
          label="Whose matter is it?"
          value={reason.fault}
          onChange={(event) =>
            onChange({ ...reason, fault: FAULTS.find((one) => one === event.target.value) ?? 'shopper' })
          }
        >
          {FAULTS.map((fault) => (
            <option key={fault} value={fault}>
              {FAULT_WORDS[fault]}
            </option>
          ))}
        </Select>
        {(['photo', 'comment'] as const).map((what) => (
          <Select
            key={what}
            id={`${id}-${what}`}
            label={what === 'photo' ? 'A photo' : 'A word about it'}
            value={reason[what]}
            onChange={(event) =>
              onChange({ ...reason, [what]: DEMANDS.find((one) => one === event.target.value) ?? 'none' })
            }
          >
            {DEMANDS.map((demand) => (
              <option key={demand} value={demand}>
                {DEMAND_WORDS[demand]}
              </option>
            ))}
          </Select>
        ))}
      </div>
      <Checkbox
        id={`${id}-waives`}
        label="Free of fees all the same"
        checked={reason.waives_fees}
        onChange={(event) => onChange({ ...reason, waives_fees: event.target.checked })}
      />
      <FollowUpFields
        id={`${id}-more`}
        followUps={reason.follow_ups}
        locales={locales}
        onChange={(follow_ups) => onChange({ ...reason, follow_ups })}
      />
    </div>
  );
}
