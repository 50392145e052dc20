'use client';

import { Button } from '@/components/ui/button';
import type { PolicyReason } from '@/lib/policies/schema';
import { LabelFields } from './label-fields';

type FollowUp = PolicyReason['follow_ups'][number];
type Choice = NonNullable<FollowUp['choices']>[number];

const freeCode = (taken: readonly { code: string }[], word: string): string => {
  let number = taken.length + 1;
  while (taken.some(({ code }) => code === `${word}_${number}`)) number++;
  return `${word}_${number}`;
};

/** What is asked once a reason was picked: in words, or by tapping one of several answers. */
export function FollowUpFields({
  id,
  followUps,
  locales,
  onChange,
}: {
  id: string;
  followUps: readonly FollowUp[];
  locales: readonly string[];
  onChange: (followUps: FollowUp[]) => void;
}) {
  const put = (index: number, next: FollowUp) => onChange(followUps.map((one, at) => (at === index ? next : one)));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 text-sm font-semibold">Questions after it</legend>
      {followUps.map((one, index) => (
        <div key={one.code} className="grid gap-3 rounded-control bg-sunken p-3">
          <LabelFields
            id={`${id}-${one.code}`}
            label="Question"
            value={one.label}
            locales={locales}
            onChange={(label) => put(index, { ...one, label })}
          />
          {(one.choices ?? []).map((choice, at) => (
            <div key={choice.code} className="grid gap-2 border-l-2 border-line pl-3">
              <LabelFields
                id={`${id}-${one.code}-${choice.code}`}
                label={`Answer ${at + 1}`}
                value={choice.label}
                locales={locales}
                onChange={(label) =>
                  put(index, withChoices(one, replaced(one.choices ?? [], at, { ...choice, label })))
                }
              />
              <p>
                <Button
                  kind="quiet"
                  className="-ml-4"
                  onClick={() =>
                    put(
                      index,
                      withChoices(
                        one,
                        (one.choices ?? []).filter((_, place) => place !== at),
                      ),
                    )
                  }
                >
                  Take answer {at + 1} away
                </Button>
              </p>
            </div>
          ))}
          <p className="flex flex-wrap gap-2">
            <Button
              onClick={() => {
                const choices = one.choices ?? [];
                const code = freeCode(choices, 'answer');
                put(index, withChoices(one, [...choices, { code, label: { en: `Answer ${choices.length + 1}` } }]));
              }}
            >
              Add an answer to tap
            </Button>
            <Button kind="quiet" onClick={() => onChange(followUps.filter((_, place) => place !== index))}>
              Take the question away
            </Button>
          </p>
        </div>
      ))}
      <p>
        <Button
          onClick={() =>
            onChange([
              ...followUps,
              { code: freeCode(followUps, 'question'), label: { en: 'What would you like to know?' } },
            ])
          }
        >
          Ask something
        </Button>
      </p>
    </fieldset>
  );
}

const replaced = (list: readonly Choice[], index: number, next: Choice): Choice[] =>
  list.map((one, at) => (at === index ? next : one));

/** A question without answers to tap is answered in words. */
function withChoices(followUp: FollowUp, choices: Choice[]): FollowUp {
  const { choices: _, ...rest } = followUp;
  return choices.length > 0 ? { ...rest, choices } : rest;
}
