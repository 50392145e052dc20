'use client';

import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Select, TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { putReportSettingsAction } from '@/lib/reports/actions';
import { REMEDIED_BY, REPORT_KINDS, type ReportKind } from '@/lib/reports/constants';
import type { ReportIntake, ReportSettings } from '@/lib/reports/types';
import { useAction } from '../layout/use-action';
import { useUnsavedGuard } from '../layout/use-unsaved-guard';
import { SumField } from '../policy/sum-field';
import { SaveRow } from './save-row';

type Days = Exclude<keyof ReportSettings, 'photos' | 'auto_accept'>;

const ARRIVAL: [Days, string, string][] = [
  ['not_arrived_after_days', 'Days after “delivered” before it can be reported', 'Scans are often made a day early.'],
  ['not_arrived_within_days', 'Days after “delivered” until when', 'Later than that, carriers no longer look for it.'],
  ['late_after_days', 'Days late before it counts as not arrived', 'From the day you or the carrier named.'],
  ['silent_after_days', 'Days after handover where no day was named', 'Counted from when the carrier took it.'],
];
const CONTENTS: [Days, string, string][] = [
  [
    'contents_within_days',
    'Days after delivery for broken, missing or wrong goods',
    'After it, they are asked to write to you.',
  ],
  ['answer_days', 'Working days in which you answer', 'Promised on their page and in their mail.'],
];
const MOST: Record<Days, [least: number, most: number]> = {
  not_arrived_after_days: [0, 30],
  not_arrived_within_days: [1, 365],
  late_after_days: [0, 60],
  silent_after_days: [1, 120],
  contents_within_days: [1, 365],
  answer_days: [1, 20],
};

/** When which problem is taken, what needs a photo, and what is decided without a person. */
export function ReportTermsForm({ view }: { view: ReportIntake }) {
  const save = useAction(putReportSettingsAction);
  const [settings, setSettings] = useState<ReportSettings>(view.settings);
  const [saved, setSaved] = useState<string | null>(null);
  const [isDirty, setDirty] = useState(false);
  useUnsavedGuard(isDirty);
  const set = (change: Partial<ReportSettings>) => {
    setSettings({ ...settings, ...change });
    setDirty(true);
    setSaved(null);
  };
  const days = ([key, label, hint]: [Days, string, string]) => (
    <TextInput
      key={key}
      id={key}
      label={label}
      hint={`${hint} Empty: ${view.usual[key]}.`}
      type="number"
      min={MOST[key][0]}
      max={MOST[key][1]}
      value={settings[key] ?? ''}
      onChange={(event) => set({ [key]: wholeNumber(event.target.value) })}
    />
  );
  const photos = settings.photos ?? view.usual.photos;
  const auto = settings.auto_accept ?? null;
  const wrong = Object.values(save.failure?.fields ?? {})[0];
  return (
    <form
      className="grid max-w-4xl gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (auto && (auto.kinds.length === 0 || !auto.up_to.amount)) return setSaved(null);
        save.run({ shop: view.shop, settings: withoutEmpty(settings) }, () => {
          setDirty(false);
          setSaved('Saved. It holds for what is reported from now on.');
        });
      }}
    >
      <fieldset disabled={!view.mayWrite} className="grid min-w-0 gap-6">
        <Panel id="arrival" title="“It isn’t here”">
          <div className="grid items-start gap-4 sm:grid-cols-2">{ARRIVAL.map(days)}</div>
        </Panel>
        <Panel id="contents" title="What was in the parcel, and your answer">
          <div className="grid items-start gap-4 sm:grid-cols-2">{CONTENTS.map(days)}</div>
        </Panel>
        <Panel id="photos" title="A photo is needed for">
          <Kinds name="photo" kinds={view.kinds} chosen={photos} onChange={(kinds) => set({ photos: kinds })} />
        </Panel>
        <Panel id="by-itself" title="Decided without a person">
          <div className="grid gap-4">
            <Checkbox
              id="auto"
              label="Put small things right at once"
              hint="Only a shopper’s first report, and never where something is noted against them. Everything else waits for you."
              checked={auto !== null}
              onChange={(event) =>
                set({
                  auto_accept: event.target.checked
                    ? { kinds: ['damaged', 'missing'], outcome: 'replace', up_to: { amount: view.usualSum } }
                    : null,
                })
              }
            />
            {auto && (
              <div className="grid gap-4 border-l-2 border-line pl-4">
                <Kinds
                  name="auto-kind"
                  kinds={view.kinds}
                  chosen={auto.kinds}
                  onChange={(kinds) => set({ auto_accept: { ...auto, kinds } })}
                />
                {auto.kinds.length === 0 && (
                  <p role="alert" className="text-sm font-medium text-bad">
                    Choose at least one of them, or leave it to people.
                  </p>
                )}
                <Select
                  id="auto-outcome"
                  label="How"
                  value={auto.outcome}
                  onChange={(event) =>
                    set({
                      auto_accept: {
                        ...auto,
                        outcome: REMEDIED_BY.find((one) => one === event.target.value) ?? 'replace',
                      },
                    })
                  }
                >
                  {view.outcomes.map(({ outcome, label }) => (
                    <option key={outcome} value={outcome}>
                      {label}
                    </option>
                  ))}
                </Select>
                <SumField
                  id="auto-sum"
                  label="Goods worth up to"
                  sum={auto.up_to}
                  currency={view.currency}
                  digits={view.digits}
                  onSum={(up_to) => set({ auto_accept: { ...auto, up_to } })}
                />
              </div>
            )}
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

function Kinds({
  name,
  kinds,
  chosen,
  onChange,
}: {
  name: string;
  kinds: ReportIntake['kinds'];
  chosen: readonly ReportKind[];
  onChange: (kinds: ReportKind[]) => void;
}) {
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {kinds.map(({ kind, label, hint }) => (
        <Checkbox
          key={kind}
          id={`${name}-${kind}`}
          label={label}
          hint={hint}
          checked={chosen.includes(kind)}
          onChange={(event) =>
            onChange(REPORT_KINDS.filter((one) => (one === kind ? event.target.checked : chosen.includes(one))))
          }
        />
      ))}
    </div>
  );
}

const wholeNumber = (text: string): number | undefined =>
  text.trim() === '' ? undefined : Math.max(0, Math.trunc(Number(text)) || 0);

/** What nobody filled in is not said at all. */
const withoutEmpty = (settings: ReportSettings): ReportSettings =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
