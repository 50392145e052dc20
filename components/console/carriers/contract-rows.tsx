import { Button } from '@/components/ui/button';
import type { Contact, Lane } from '@/lib/contracts/types';

const CELL = 'w-full min-h-10 rounded-control border border-edge bg-card px-3 py-2';

/** Countries are codes of two letters; a typed one is made one. */
const code = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
    .slice(0, 2);

function replaced<T>(list: readonly T[], index: number, change: Partial<T>): T[] {
  return list.map((one, at) => (at === index ? { ...one, ...change } : one));
}

/** The ways a carrier goes, and how many working days it promises for each. */
export function LaneFields({ lanes, onChange }: { lanes: Lane[]; onChange: (lanes: Lane[]) => void }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-semibold">Promised working days, country to country</legend>
      {lanes.length === 0 && (
        <p className="text-sm text-muted">No way is named yet. An empty country stands for any.</p>
      )}
      {lanes.map((lane, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ways have no name of their own, and nothing is sorted
        <div key={index} className="grid grid-cols-[1fr_1fr_1fr_auto] items-end gap-2 sm:max-w-lg">
          <label className="grid gap-1 text-sm text-muted">
            From
            <input
              className={CELL}
              value={lane.from}
              placeholder="any"
              maxLength={2}
              autoComplete="off"
              onChange={(event) => onChange(replaced(lanes, index, { from: code(event.target.value) }))}
            />
          </label>
          <label className="grid gap-1 text-sm text-muted">
            To
            <input
              className={CELL}
              value={lane.to}
              placeholder="any"
              maxLength={2}
              autoComplete="off"
              onChange={(event) => onChange(replaced(lanes, index, { to: code(event.target.value) }))}
            />
          </label>
          <label className="grid gap-1 text-sm text-muted">
            Days
            <input
              className={CELL}
              type="number"
              min={1}
              max={90}
              required
              value={lane.days}
              onChange={(event) => onChange(replaced(lanes, index, { days: Number(event.target.value) }))}
            />
          </label>
          <Button
            kind="quiet"
            className="px-3"
            aria-label={`Remove the way ${lane.from || 'any'} to ${lane.to || 'any'}`}
            onClick={() => onChange(lanes.filter((_, at) => at !== index))}
          >
            <span aria-hidden="true">✕</span>
          </Button>
        </div>
      ))}
      <Button className="justify-self-start" onClick={() => onChange([...lanes, { from: '', to: '', days: 2 }])}>
        Add a way
      </Button>
    </fieldset>
  );
}

/** Whom to ask, for what. */
export function ContactFields({
  contacts,
  onChange,
}: {
  contacts: Contact[];
  onChange: (contacts: Contact[]) => void;
}) {
  const members = [
    ['label', 'For what', 'Claims', 'text'],
    ['name', 'Name', '', 'text'],
    ['email', 'Mail', '', 'email'],
    ['phone', 'Phone', '', 'tel'],
  ] as const;
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-semibold">Whom to ask</legend>
      {contacts.map((contact, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: people may share every word, and nothing is sorted
          key={index}
          className="grid grid-cols-2 items-end gap-2 sm:grid-cols-[repeat(4,minmax(0,1fr))_auto]"
        >
          {members.map(([member, label, placeholder, type]) => (
            <label key={member} className="grid gap-1 text-sm text-muted">
              {label}
              <input
                className={CELL}
                type={type}
                required={member === 'label'}
                maxLength={100}
                placeholder={placeholder}
                autoComplete="off"
                value={contact[member] ?? ''}
                onChange={(event) => onChange(replaced(contacts, index, { [member]: event.target.value }))}
              />
            </label>
          ))}
          <Button
            kind="quiet"
            className="px-3"
            aria-label={`Remove the contact ${contact.label}`}
            onClick={() => onChange(contacts.filter((_, at) => at !== index))}
          >
            <span aria-hidden="true">✕</span>
          </Button>
        </div>
      ))}
      <Button
        className="justify-self-start"
        onClick={() => onChange([...contacts, { label: '', name: null, email: null, phone: null }])}
      >
        Add somebody
      </Button>
    </fieldset>
  );
}
