'use client';

import Link from 'next/link';
import { useState } from 'react';
import { TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { ReturnSettings } from '@/lib/returns/types';
import { putReturnSettingsAction } from '@/lib/shops/actions';
import type { ReturnIntake } from '@/lib/shops/types';
import { useAction } from '../layout/use-action';
import { useUnsavedGuard } from '../layout/use-unsaved-guard';
import { AddressFields, ParcelFields } from './return-address-fields';
import { PlaceFields } from './return-place-fields';
import { ReminderFields } from './return-reminder-fields';
import { WeightFields } from './return-weight-fields';
import { SaveRow } from './save-row';

const HOURS = '([01]\\d|2[0-3]):[0-5]\\d\\s*[\\-–]\\s*([01]\\d|2[0-3]):[0-5]\\d';
const WINDOWS = `\\s*(${HOURS}[\\s,;]*)*`;

const number = (text: string): number | undefined =>
  text.trim() === '' ? undefined : Math.max(0, Math.trunc(Number(text)) || 0);

/** Where returns go, who takes them in, and how many labels are bought before a person looks. */
export function ReturnIntakeForm({ view }: { view: ReturnIntake }) {
  const save = useAction(putReturnSettingsAction);
  const [settings, setSettings] = useState<ReturnSettings>(view.settings);
  const [windows, setWindows] = useState((view.settings.pickup?.windows ?? []).join(', '));
  const [saved, setSaved] = useState<string | null>(null);
  const [isDirty, setDirty] = useState(false);
  useUnsavedGuard(isDirty);
  const set = (change: Partial<ReturnSettings>) => {
    setSettings({ ...settings, ...change });
    setDirty(true);
    setSaved(null);
  };
  const wrong = Object.values(save.failure?.fields ?? {})[0];
  return (
    <form
      className="grid max-w-4xl gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        save.run({ shop: view.shop, settings: withoutEmpty(settings) }, () => {
          setDirty(false);
          setSaved('Saved. Returns under way follow it too.');
        });
      }}
    >
      <fieldset disabled={!view.mayWrite} className="grid min-w-0 gap-6">
        <Panel id="address" title="Where they go">
          <AddressFields
            address={settings.address}
            countries={view.countries}
            onChange={(address) => set({ address })}
          />
        </Panel>
        <Panel id="labels" title="Labels">
          <div className="grid gap-4">
            <p className="max-w-prose text-sm text-muted">
              {view.buysLabels
                ? 'Your labels are bought, and each costs you money. Beyond these numbers in 24 hours a return is approved as ever, but its label waits until one of you has it bought: it stands under Returns, “No label”.'
                : 'Your labels are drawn here and cost nothing until a courier takes them. Connect EasyPost or Shippo, and they are bought by themselves; then these numbers hold.'}
            </p>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <TextInput
                id="labels-customer"
                label="Labels for one shopper in a day"
                hint={`Empty: ${view.usual.labelsOfOne}.`}
                type="number"
                min={0}
                max={1000}
                value={settings.labels_per_customer_day ?? ''}
                onChange={(event) => set({ labels_per_customer_day: number(event.target.value) })}
              />
              <TextInput
                id="labels-day"
                label="Labels in a day, for all"
                hint={`Empty: ${view.usual.labels}.`}
                type="number"
                min={0}
                max={100000}
                value={settings.labels_per_day ?? ''}
                onChange={(event) => set({ labels_per_day: number(event.target.value) })}
              />
            </div>
            <ParcelFields parcel={settings.parcel} onChange={(parcel) => set({ parcel })} />
            <WeightFields settings={settings} usual={view.usual} onChange={set} />
          </div>
        </Panel>
        <Panel id="places" title="Counters and shops that take them in">
          <PlaceFields places={settings.places ?? []} methods={view.methods} onChange={(places) => set({ places })} />
        </Panel>
        <Panel id="pickup" title="Collection at the door">
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <TextInput
              id="windows"
              label="Hours to choose from"
              hint="09:00-12:00, 13:00-17:00. Empty: a day without hours."
              autoComplete="off"
              pattern={WINDOWS}
              title="Write hours like 09:00-12:00, 13:00-17:00"
              value={windows}
              onChange={(event) => {
                setWindows(event.target.value);
                const list = event.target.value.replace(/\s*[-–]\s*/g, '-').split(/[\s,;]+/);
                set({ pickup: { ...settings.pickup, windows: list.filter(Boolean) } });
              }}
            />
            <TextInput
              id="days-ahead"
              label="Days to choose from"
              hint="Working days, from the day after tomorrow."
              type="number"
              min={1}
              max={30}
              value={settings.pickup?.days_ahead ?? ''}
              onChange={(event) =>
                set({
                  pickup: {
                    windows: settings.pickup?.windows ?? [],
                    days_ahead: number(event.target.value) || undefined,
                  },
                })
              }
            />
          </div>
        </Panel>
        <Panel id="by-itself" title="What happens by itself">
          <div className="grid gap-4">
            <ReminderFields settings={settings} usual={view.usual} onChange={set} />
            <ul className="grid max-w-prose list-disc gap-1 pl-5 text-sm text-muted">
              <li>
                Whoever opened a return has {view.usual.sendBackDays} days to hand it over; then it runs out, and the
                things can be returned again while the window is open.
              </li>
              <li>
                That, what is approved and paid without a person, and beyond how many returns somebody looks first,
                stands in the{' '}
                <Link href={`/console/${view.shop}/policies/edit`} className={textLink}>
                  policy
                </Link>
                .
              </li>
            </ul>
          </div>
        </Panel>
      </fieldset>
      <SaveRow
        mayWrite={view.mayWrite}
        pending={save.pending}
        failure={save.failure && { ...save.failure, text: wrong ?? save.failure.text }}
        saved={saved}
      />
    </form>
  );
}

/** What nobody filled in is not said at all. */
function withoutEmpty({ address, places, pickup, ...rest }: ReturnSettings): ReturnSettings {
  const isEmpty = !address || Object.values(address).every((text) => !text);
  return {
    ...rest,
    ...(!isEmpty && { address: filled(address) }),
    ...(places && places.length > 0 && { places: places.map(filled) }),
    ...(pickup && (pickup.windows.length > 0 || pickup.days_ahead) && { pickup }),
  };
}

const filled = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== undefined)) as T;
