'use client';

import { useState } from 'react';
import { TextArea, TextInput } from '@/components/ui/field';
import { parseAmount } from '@/lib/console/rules/parse-amount';
import type { ReportDesk, ReportOption } from '@/lib/reports/rules/report-desk';
import { DialogForm } from '../layout/dialog-form';

type Deed = {
  amount: number | null;
  note: string | null;
  lines: { line_external_id: string; quantity: number }[] | null;
};

/** Exactly what will be done, line by line, before it is; a part of it, or less, where somebody says so. */
export function AcceptForm({
  desk,
  option,
  ...props
}: {
  desk: ReportDesk;
  option: ReportOption;
  isPending: boolean;
  onClose: () => void;
  act: (deed: Deed) => Promise<void>;
}) {
  const [note, setNote] = useState('');
  const [less, setLess] = useState('');
  const [counts, setCounts] = useState(() => new Map(desk.lines.map((line) => [line.externalId, line.quantity])));
  const amount = less.trim() ? parseAmount(less.trim(), desk.digits) : null;
  const units = desk.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const isPart = desk.lines.some((line) => counts.get(line.externalId) !== line.quantity);
  return (
    <DialogForm<Deed>
      {...props}
      label={option.most > 0 ? `${option.label}: ${less.trim() || (isPart ? 'a part' : option.sum)}` : option.label}
      deed={() => {
        const lines = [...counts]
          .filter(([, quantity]) => quantity > 0)
          .map(([line_external_id, quantity]) => ({ line_external_id, quantity }));
        if (lines.length === 0) return 'Choose at least one thing.';
        if (less.trim() && !amount) return `Write an amount in ${desk.currency}, or nothing.`;
        if (amount && amount > option.most) return `At most ${option.sum} may be given for this.`;
        return { amount, note: note.trim() || null, lines: isPart ? lines : null };
      }}
    >
      {option.most > 0 ? (
        <table className="w-full rounded-card bg-sunken">
          <caption className="sr-only">{option.label}</caption>
          <tbody>
            {option.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
              <tr key={`${line.text}-${index}`} className={line.strong ? 'border-t border-line font-semibold' : ''}>
                <th scope="row" className="px-4 py-2 text-left font-[inherit]">
                  {line.text}
                </th>
                <td className="px-4 py-2 text-right tabular-nums">{line.amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>
          {option.sum} is held back on the shelf and told to your shop as released, to be sent. Nothing has to come back
          first.
        </p>
      )}
      {(units > 1 || option.most > 0) && (
        <details className="border-t border-line pt-4">
          <summary className="text-sm font-semibold">Only a part of it</summary>
          <div className="grid gap-4 pt-4">
            {units > 1 &&
              desk.lines.map((line) => (
                <label key={line.id} className="flex items-center justify-between gap-4">
                  <span>{line.title}</span>
                  <select
                    className="min-h-10 rounded-control border border-edge bg-card px-3"
                    value={counts.get(line.externalId)}
                    onChange={(event) =>
                      setCounts(new Map(counts).set(line.externalId, Number(event.currentTarget.value)))
                    }
                  >
                    {Array.from({ length: line.quantity + 1 }, (_, count) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a count is its own key
                      <option key={count} value={count}>
                        {count}
                      </option>
                    ))}
                  </select>
                </label>
              ))}
            {option.most > 0 && (
              <TextInput
                id="less"
                label={`A smaller amount in ${desk.currency}`}
                hint={`At most ${option.sum}. The things count as settled all the same.`}
                inputMode="decimal"
                autoComplete="off"
                value={less}
                onChange={(event) => setLess(event.target.value)}
              />
            )}
          </div>
        </details>
      )}
      <TextArea
        id="accept-note"
        label="A word to them"
        hint="Goes into the mail and onto their page. May stay empty."
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </DialogForm>
  );
}
