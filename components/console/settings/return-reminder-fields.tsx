'use client';

import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { TextInput } from '@/components/ui/field';
import { REMIND_AFTER_DAYS } from '@/lib/returns/constants';
import type { ReturnSettings } from '@/lib/returns/types';
import type { ReturnIntake } from '@/lib/shops/types';

const DAYS = '\\s*([1-9]\\d{0,2}[\\s,;]*){0,6}';

type Props = {
  settings: ReturnSettings;
  usual: ReturnIntake['usual'];
  onChange: (change: Partial<ReturnSettings>) => void;
};

/** Whom we write to by ourselves, and when: who left a return unsent, and whose credit ends. */
export function ReminderFields({ settings, usual, onChange }: Props) {
  const [days, setDays] = useState((settings.credit_reminder_days ?? usual.creditDays).join(', '));
  const isOn = settings.remind_drafts !== false;
  return (
    <>
      <Checkbox
        id="remind"
        label="Remind of a return that was begun and left"
        hint="One mail, never against their wish, and only while it could still be sent."
        checked={isOn}
        onChange={(event) => onChange({ remind_drafts: event.target.checked ? undefined : false })}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {isOn && (
          <TextInput
            id="remind-days"
            label="Days after which we remind"
            hint={`Since they last went on with it. Empty: ${REMIND_AFTER_DAYS.usual}.`}
            type="number"
            min={1}
            max={REMIND_AFTER_DAYS.most}
            value={settings.remind_drafts_after_days ?? ''}
            onChange={(event) =>
              onChange({ remind_drafts_after_days: Math.trunc(Number(event.target.value)) || undefined })
            }
          />
        )}
        <TextInput
          id="credit-days"
          label="Days before store credit ends on which we remind"
          hint="30, 7. Empty: nobody is reminded."
          autoComplete="off"
          pattern={DAYS}
          title="Write days like 30, 7"
          value={days}
          onChange={(event) => {
            setDays(event.target.value);
            onChange({ credit_reminder_days: daysIn(event.target.value) });
          }}
        />
      </div>
    </>
  );
}

/** "30, 7" → [30, 7], each once. */
const daysIn = (text: string): number[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map(Number)
      .filter((count) => Number.isInteger(count) && count > 0),
  ),
];
