'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Select, TextInput } from '@/components/ui/field';
import { type OpeningHours, REPLY_TIMES } from '@/lib/branding/rules/opening-hours';

const WEEK = [
  [1, 'Mon'],
  [2, 'Tue'],
  [3, 'Wed'],
  [4, 'Thu'],
  [5, 'Fri'],
  [6, 'Sat'],
  [0, 'Sun'],
] as const;

const REPLY_WORDS = {
  hour: 'within an hour',
  hours: 'within a few hours',
  day: 'within a working day',
  two_days: 'within two working days',
} satisfies Record<(typeof REPLY_TIMES)[number], string>;

const USUAL: OpeningHours = {
  week: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  country: null,
  closed: [],
  replies_within: 'day',
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** When somebody answers, day by day; pages then say by themselves whether it is now, in every language. */
export function OpeningHoursFields({
  hours,
  onChange,
}: {
  hours: OpeningHours | null;
  onChange: (hours: OpeningHours | null) => void;
}) {
  const [closed, setClosed] = useState((hours?.closed ?? []).join(', '));
  if (!hours)
    return (
      <Checkbox
        id="open-hours"
        label="Say when somebody answers"
        hint="Every page then tells whether it is now, and when next, on your clocks."
        checked={false}
        onChange={() => onChange(USUAL)}
      />
    );
  const set = (change: Partial<OpeningHours>) => onChange({ ...hours, ...change });
  const span = (at: number, change: Partial<OpeningHours['week'][number]>) =>
    set({ week: hours.week.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  return (
    <div className="grid gap-4">
      <Checkbox
        id="open-hours"
        label="Say when somebody answers"
        checked
        onChange={() => {
          setClosed('');
          onChange(null);
        }}
      />
      {hours.week.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no name of their own and do not change places
        <fieldset key={at} className="grid gap-3 rounded-control border border-edge p-3">
          <legend className="px-1 text-sm font-semibold">{at === 0 ? 'Answered' : 'And'}</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-2">
            {WEEK.map(([day, name]) => (
              <label key={day} className="flex min-h-8 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-5 accent-lamp"
                  checked={one.days.includes(day)}
                  onChange={(event) => {
                    const days = event.target.checked ? [...one.days, day] : one.days.filter((other) => other !== day);
                    // A span without a day is none: it is removed by its own button.
                    if (days.length > 0) span(at, { days: days.sort() });
                  }}
                />
                {name}
              </label>
            ))}
          </div>
          <div className="grid grid-cols-2 gap-3">
            <TextInput
              id={`open-${at}-from`}
              type="time"
              label="From"
              value={one.from}
              onChange={(event) => {
                const from = event.target.value;
                if (from && from < one.to) span(at, { from });
              }}
            />
            <TextInput
              id={`open-${at}-to`}
              type="time"
              label="To"
              value={one.to}
              onChange={(event) => {
                const to = event.target.value;
                if (to && to > one.from) span(at, { to });
              }}
            />
          </div>
          {hours.week.length > 1 && (
            <Button
              kind="quiet"
              className="justify-self-start"
              onClick={() => set({ week: hours.week.filter((_, index) => index !== at) })}
            >
              Remove these hours
            </Button>
          )}
        </fieldset>
      ))}
      {hours.week.length < 14 && (
        <Button
          kind="quiet"
          className="justify-self-start"
          onClick={() => set({ week: [...hours.week, { days: [6], from: '10:00', to: '14:00' }] })}
        >
          + Other hours
        </Button>
      )}
      <TextInput
        id="open-country"
        label="Closed on public holidays of"
        hint="A country’s two letters, such as DE. Empty: holidays are days like any other."
        maxLength={2}
        autoComplete="off"
        defaultValue={hours.country ?? ''}
        onChange={(event) => {
          const country = event.target.value.trim().toUpperCase();
          if (country === '' || /^[A-Z]{2}$/.test(country)) set({ country: country || null });
        }}
      />
      <TextInput
        id="open-closed"
        label="Days off besides"
        hint="2026-12-24, 2026-12-31"
        autoComplete="off"
        value={closed}
        error={closed.split(/[\s,;]+/).some((day) => day && !DAY.test(day)) ? 'Write days like 2026-12-24.' : null}
        onChange={(event) => {
          setClosed(event.target.value);
          const days = event.target.value.split(/[\s,;]+/).filter(Boolean);
          if (days.every((day) => DAY.test(day) && !Number.isNaN(Date.parse(day)))) set({ closed: days });
        }}
      />
      <Select
        id="open-reply"
        label="You answer"
        value={hours.replies_within ?? ''}
        onChange={(event) => set({ replies_within: REPLY_TIMES.find((one) => one === event.target.value) ?? null })}
      >
        <option value="">do not say</option>
        {REPLY_TIMES.map((one) => (
          <option key={one} value={one}>
            {REPLY_WORDS[one]}
          </option>
        ))}
      </Select>
    </div>
  );
}
