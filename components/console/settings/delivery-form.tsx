'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Select, TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { putDeliveryRulesAction } from '@/lib/shops/actions';
import type { DeliverySettings } from '@/lib/shops/types';
import { arrivalExample, sayDays } from '@/lib/tracking/rules/arrival-example';
import type { DeliveryRules } from '@/lib/tracking/schema';
import { useAction } from '../layout/use-action';
import { useUnsavedGuard } from '../layout/use-unsaved-guard';
import { SaveRow } from './save-row';

const WEEK = [
  [1, 'Monday'],
  [2, 'Tuesday'],
  [3, 'Wednesday'],
  [4, 'Thursday'],
  [5, 'Friday'],
  [6, 'Saturday'],
  [0, 'Sunday'],
] as const;

const whole = (text: string): number => Math.max(0, Math.min(365, Math.trunc(Number(text)) || 0));
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** When the shop hands parcels over, with what shoppers would read of it as one types. */
export function DeliveryForm({ view }: { view: DeliverySettings }) {
  const save = useAction(putDeliveryRulesAction);
  const [rules, setRules] = useState<DeliveryRules>(view.rules);
  const [closed, setClosed] = useState(view.rules.closed.join(', '));
  const [saved, setSaved] = useState<string | null>(null);
  const [isDirty, setDirty] = useState(false);
  useUnsavedGuard(isDirty);
  const set = (change: Partial<DeliveryRules>) => {
    setRules({ ...rules, ...change });
    setDirty(true);
    setSaved(null);
  };
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <form
        className="grid min-w-0 gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          save.run({ shop: view.shop, rules }, () => {
            setDirty(false);
            setSaved('Saved. What is estimated from now on follows it; what was promised stays promised.');
          });
        }}
      >
        <fieldset disabled={!view.mayWrite} className="grid min-w-0 gap-6">
          <Panel id="leaving" title="From the order to the door of the warehouse">
            <div className="grid gap-4 sm:grid-cols-2">
              <TextInput
                id="cut-off"
                type="time"
                label="Orders until"
                hint="Later ones count as the next day’s. Empty: the whole day counts."
                value={rules.cut_off ?? ''}
                onChange={(event) => set({ cut_off: event.target.value || null })}
              />
              <Select
                id="country"
                label="Parcels leave from"
                hint="Its public holidays are known and left out."
                value={rules.country?.toUpperCase() ?? ''}
                onChange={(event) => set({ country: event.target.value || null })}
              >
                <option value="">not said</option>
                {view.countries.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </Select>
              <TextInput
                id="handling-min"
                type="number"
                min={0}
                max={365}
                label="Working days to get it ready, at least"
                hint="0: it can leave the same day."
                value={rules.handling.min}
                onChange={(event) => {
                  const min = whole(event.target.value);
                  set({ handling: { min, max: Math.max(min, rules.handling.max) } });
                }}
              />
              <TextInput
                id="handling-max"
                type="number"
                min={rules.handling.min}
                max={365}
                label="At most"
                value={rules.handling.max}
                onChange={(event) => {
                  const max = whole(event.target.value);
                  set({ handling: { min: Math.min(rules.handling.min, max), max } });
                }}
              />
            </div>
          </Panel>
          <Panel id="days" title="Days on which parcels leave">
            <div className="grid gap-4">
              <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
                <legend className="sr-only">Weekdays</legend>
                {WEEK.map(([day, name]) => (
                  <label key={day} className="flex min-h-8 items-center gap-2.5">
                    <input
                      type="checkbox"
                      className="size-5 accent-lamp"
                      checked={rules.weekdays.includes(day)}
                      onChange={(event) =>
                        set({
                          weekdays: event.target.checked
                            ? [...rules.weekdays, day].sort()
                            : rules.weekdays.filter((one) => one !== day),
                        })
                      }
                    />
                    {name}
                  </label>
                ))}
              </fieldset>
              {rules.weekdays.length === 0 && (
                <p className="text-sm font-medium text-bad">Choose at least one day, or nothing ever leaves.</p>
              )}
              <TextInput
                id="closed"
                label="Days off"
                hint="Beside public holidays: 2026-12-24, 2026-12-31"
                error={save.failure?.fields.rules}
                pattern="\s*(\d{4}-\d{2}-\d{2}[\s,;]*)*"
                title="Write days like 2026-12-24"
                value={closed}
                autoComplete="off"
                onChange={(event) => {
                  setClosed(event.target.value);
                  set({ closed: event.target.value.split(/[\s,;]+/).filter(Boolean) });
                }}
              />
            </div>
          </Panel>
        </fieldset>
        <SaveRow mayWrite={view.mayWrite} pending={save.pending} failure={save.failure} saved={saved} />
      </form>
      <Example view={view} rules={rules} />
    </div>
  );
}

function Example({ view, rules }: { view: DeliverySettings; rules: DeliveryRules }) {
  const [minute, setMinute] = useState(view.now.minute);
  if (rules.weekdays.length === 0) return null;
  const { leaves, arrives } = arrivalExample(rules, view.routes, { day: view.now.day, minute });
  return (
    <Panel id="example" title="What that comes to" className="xl:sticky xl:top-8">
      <div className="grid gap-4">
        <TextInput
          id="example-time"
          type="time"
          label="Ordered today at"
          value={clock(minute)}
          onChange={(event) => {
            const [hours, minutes] = event.target.value.split(':').map(Number);
            if (hours !== undefined && minutes !== undefined) setMinute(hours * 60 + minutes);
          }}
        />
        <div aria-live="polite" className="grid gap-4">
          <p className="grid">
            <span className="text-sm text-muted">Leaves you</span>
            <span className="font-display text-xl" lang={view.locale}>
              {sayDays(leaves, view.locale)}
            </span>
          </p>
          {arrives.length > 0 && (
            <ul className="grid gap-3 border-t border-line pt-4">
              {arrives.slice(0, 8).map(({ name, days }) => (
                <li key={name} className="grid">
                  <span className="text-sm text-muted">{name}</span>
                  <span className="font-semibold" lang={view.locale}>
                    {sayDays(days, view.locale)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
        <p className="text-sm text-muted">
          {arrives.length > 0
            ? 'By what you agreed with carriers. Once your own deliveries have taught better, those count, and the courier’s word counts most.'
            : 'How long couriers then take is learned from your own deliveries. What you agreed with them counts until then: '}{' '}
          <Link href={`/console/${view.shop}/carriers`} className={textLink}>
            Carriers
          </Link>
        </p>
      </div>
    </Panel>
  );
}
