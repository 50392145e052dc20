'use client';

import { Select, TextInput } from '@/components/ui/field';
import { type Audience, type Block, STAGES } from '@/lib/branding/rules/block-schema';
import { describeAudience, describeSchedule, STAGE_NAMES } from '@/lib/branding/rules/describe-audience';

const list = (text: string) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

const LISTS: [keyof Audience & ('countries' | 'categories' | 'tags' | 'without_tags' | 'channels'), string, string][] =
  [
    ['countries', 'Going to', 'Country codes with commas between: DE, AT'],
    ['categories', 'With something of', 'Categories of your catalog'],
    ['tags', 'Tagged', 'One of these tags'],
    ['without_tags', 'Not tagged', 'None of these tags'],
    ['channels', 'Bought through', 'Channels as your orders name them: web, marketplace'],
  ];

/** Whom a block is for and when: everyone and always, unless something is said here. */
export function BlockAudience({
  block,
  locales,
  onChange,
}: {
  block: Block;
  locales: string[];
  onChange: (change: Partial<Block>) => void;
}) {
  const { audience, id } = block;
  const set = (change: Partial<Audience>) => onChange({ audience: { ...audience, ...change } });
  const toggle = <T extends string>(values: readonly T[], value: T) =>
    values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return (
    <details className="rounded-control border border-line px-3 py-2">
      <summary className="text-sm">
        <b>Who sees it:</b> {describeAudience(audience)}
        {describeSchedule(block) ? `, ${describeSchedule(block)}` : ''}
      </summary>
      <div className="mt-3 grid gap-4">
        <Checks
          legend="While the order is"
          values={STAGES.map((stage) => [stage, STAGE_NAMES[stage]])}
          chosen={audience.stages}
          onToggle={(stage) => set({ stages: toggle(audience.stages, stage) })}
        />
        {locales.length > 1 && (
          <Checks
            legend="Read in"
            values={locales.map((locale) => [
              locale,
              new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale,
            ])}
            chosen={audience.locales}
            onToggle={(locale) => set({ locales: toggle(audience.locales, locale) })}
          />
        )}
        <Select
          id={`${id}-orders`}
          label="Whose order"
          value={audience.orders}
          onChange={(event) => set({ orders: event.target.value as Audience['orders'] })}
        >
          <option value="any">Anyone’s</option>
          <option value="first">Their first with you</option>
          <option value="later">Not their first</option>
        </Select>
        {LISTS.map(([name, label, hint]) => (
          <TextInput
            // Written out anew when it was changed from elsewhere, by undo for one.
            key={`${name}${audience[name].join()}`}
            id={`${id}-${name}`}
            label={label}
            hint={hint}
            defaultValue={audience[name].join(', ')}
            onBlur={(event) => {
              const values = list(event.target.value);
              set({ [name]: name === 'countries' ? values.map((code) => code.toUpperCase()) : values });
            }}
          />
        ))}
        <div className="grid gap-4 sm:grid-cols-2">
          {(['from', 'until'] as const).map((end) => (
            <TextInput
              key={end}
              id={`${id}-${end}`}
              type="datetime-local"
              label={end === 'from' ? 'Shown from' : 'Shown until'}
              hint="In your shop’s own time"
              value={
                block[end]
                  ? block[end].length > 10
                    ? block[end]
                    : `${block[end]}T${end === 'from' ? '00:00' : '23:59'}`
                  : ''
              }
              onChange={(event) => onChange({ [end]: event.target.value || null })}
            />
          ))}
        </div>
      </div>
    </details>
  );
}

function Checks<T extends string>({
  legend,
  values,
  chosen,
  onToggle,
}: {
  legend: string;
  values: (readonly [T, string])[];
  chosen: readonly T[];
  onToggle: (value: T) => void;
}) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 text-sm font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {values.map(([value, label]) => (
          <label key={value} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4"
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
