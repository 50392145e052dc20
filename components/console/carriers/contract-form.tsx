'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea, TextInput } from '@/components/ui/field';
import { parseAmount } from '@/lib/console/rules/parse-amount';
import { putContractAction } from '@/lib/contracts/actions';
import { REQUESTS } from '@/lib/contracts/constants';
import { REQUEST_WORDS } from '@/lib/contracts/rules/contract-view';
import type { Contact, ContractValues, Lane } from '@/lib/contracts/types';
import { decimalString } from '@/lib/core/money';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { ContactFields, LaneFields } from './contract-rows';

type Draft = {
  service: string;
  lanes: Lane[];
  cutOff: string;
  liability: string;
  lost: string;
  damaged: string;
  late: string;
  contacts: Contact[];
  requests: ContractValues['requests'];
  holidays: string;
  account: string;
  note: string;
};

const whole = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** What is agreed for one service, as a form. */
export function ContractForm({
  shop,
  values,
  isNew,
  services,
  currency,
  digits,
  onDone,
  onCancel,
}: {
  shop: string;
  values: ContractValues;
  isNew: boolean;
  services: string[];
  currency: string;
  digits: number;
  onDone: () => void;
  onCancel: () => void;
}) {
  const id = useId();
  const save = useAction(putContractAction);
  const unit = values.liability?.currency ?? currency;
  const [draft, setDraft] = useState<Draft>({
    service: values.service,
    lanes: values.lanes,
    cutOff: values.cutOff ?? '',
    liability: values.liability ? decimalString(values.liability) : '',
    lost: String(values.claimDays.lost ?? ''),
    damaged: String(values.claimDays.damaged ?? ''),
    late: String(values.claimDays.late ?? ''),
    contacts: values.contacts,
    requests: values.requests,
    holidays: values.holidays.join(', '),
    account: values.account ?? '',
    note: values.note ?? '',
  });
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const amount = draft.liability.trim() === '' ? null : parseAmount(draft.liability.trim(), digits);
  const isUnread = draft.liability.trim() !== '' && amount === null;
  const field = (name: keyof Draft) => ({
    id: `${id}-${name}`,
    value: draft[name] as string,
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  return (
    <form
      className="grid gap-6 rounded-control border border-edge p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isUnread) return;
        const contract = {
          carrier: values.carrier,
          service: draft.service.trim(),
          lanes: draft.lanes,
          cutOff: draft.cutOff || null,
          liability: amount === null ? null : { amount, currency: unit },
          claimDays: { lost: whole(draft.lost), damaged: whole(draft.damaged), late: whole(draft.late) },
          contacts: draft.contacts,
          requests: draft.requests,
          holidays: draft.holidays.split(/[\s,;]+/).filter(Boolean),
          account: draft.account || null,
          note: draft.note || null,
        };
        save.run({ shop, contract }, onDone);
      }}
    >
      {isNew && (
        <>
          <TextInput
            {...field('service')}
            label="Service"
            hint="As your parcels name it. Leave it empty for every service without an agreement of its own."
            list={`${id}-services`}
            maxLength={100}
            autoComplete="off"
          />
          <datalist id={`${id}-services`}>
            {services.map((service) => (
              <option key={service} value={service} />
            ))}
          </datalist>
        </>
      )}
      <LaneFields lanes={draft.lanes} onChange={(lanes) => set({ lanes })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          {...field('cutOff')}
          type="time"
          label="Cut-off"
          hint="Handed over by then, it leaves the same day."
        />
        <TextInput
          {...field('liability')}
          label={`Liable up to (${unit})`}
          hint="For one parcel."
          inputMode="decimal"
          autoComplete="off"
          error={isUnread ? `Write it like ${digits === 0 ? '50000' : '500.00'}` : null}
        />
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-sm font-semibold">Days to claim</legend>
        <div className="grid gap-4 sm:grid-cols-3">
          <TextInput {...field('lost')} type="number" min={1} max={3650} label="A loss" hint="from handing it over" />
          <TextInput {...field('damaged')} type="number" min={1} max={3650} label="A damage" hint="from the delivery" />
          <TextInput {...field('late')} type="number" min={1} max={3650} label="A delay" hint="from handing it over" />
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-2 text-sm font-semibold">What it does on request</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {REQUESTS.map((request) => (
            <label key={request} className="flex items-center gap-3">
              <input
                type="checkbox"
                className="size-5 shrink-0 accent-lamp"
                checked={draft.requests.includes(request)}
                onChange={(event) =>
                  set({
                    requests: event.target.checked
                      ? [...draft.requests, request]
                      : draft.requests.filter((one) => one !== request),
                  })
                }
              />
              {REQUEST_WORDS[request]}
            </label>
          ))}
        </div>
      </fieldset>
      <ContactFields contacts={draft.contacts} onChange={(contacts) => set({ contacts })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          {...field('holidays')}
          label="Days it does not work"
          hint="Beside public holidays: 2026-12-24, 2026-12-31"
          autoComplete="off"
        />
        <TextInput {...field('account')} label="Your account with them" maxLength={100} autoComplete="off" />
      </div>
      <TextArea {...field('note')} label="Note" maxLength={2000} />
      <Outcome failure={save.failure} />
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" type="submit" aria-disabled={save.pending}>
          {save.pending ? 'One moment…' : 'Write it down'}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          Back
        </Button>
      </div>
    </form>
  );
}
