import { Checkbox } from '@/components/ui/checkbox';
import { TextInput } from '@/components/ui/field';
import { EVERY_EVENT, WEBHOOK_EVENTS } from '@/lib/webhooks/constants';
import type { Failure } from '../layout/failure-words';

/** Failures of this form in its own words. */
export const ADDRESS_WORDS = {
  INVALID: 'Nothing can be sent to this address: see below.',
  CONFLICT: 'These are as many addresses as one shop can have. Forget one first.',
};

type Given = { url: string; name: string; events: readonly string[] };

/** What an endpoint is: where it stands, what it is called, what it hears. */
export function EndpointFields({ id, given, failure }: { id: string; given?: Given; failure: Failure | null }) {
  const hears = (type: string) => given?.events.includes(type) ?? type === EVERY_EVENT;
  return (
    <>
      <TextInput
        id={`${id}-url`}
        name="url"
        type="url"
        label="The address of your system"
        hint="We send a POST with JSON there, signed as Standard Webhooks has it."
        placeholder="https://example.com/porchlight"
        defaultValue={given?.url}
        error={failure?.fields.url}
        maxLength={2048}
        autoComplete="off"
        autoFocus={!given}
        required
      />
      <TextInput
        id={`${id}-name`}
        name="name"
        label="What do you call it?"
        defaultValue={given?.name}
        placeholder="Warehouse"
        error={failure?.fields.name}
        maxLength={100}
        autoComplete="off"
      />
      <fieldset className="group grid gap-3">
        <legend className="mb-2 text-sm font-semibold">What shall it hear?</legend>
        <Checkbox
          id={`${id}-all`}
          name="events"
          value={EVERY_EVENT}
          data-all
          label="Everything"
          hint="Also what there is to tell in later versions."
          defaultChecked={hears(EVERY_EVENT)}
        />
        <div className="grid gap-3 border-l-2 border-line pl-4 group-has-[[data-all]:checked]:hidden sm:grid-cols-2">
          {Object.entries(WEBHOOK_EVENTS).map(([type, about]) => (
            <Checkbox
              key={type}
              id={`${id}-${type}`}
              name="events"
              value={type}
              label={<code className="font-mono text-sm">{type}</code>}
              hint={about}
              defaultChecked={hears(type)}
            />
          ))}
        </div>
        {failure?.fields.events && <p className="text-sm font-medium text-bad">{failure.fields.events}</p>}
      </fieldset>
    </>
  );
}

/** What a form of these fields says. Everything, where that is ticked. */
export function readEndpointForm(form: FormData): { url: string; name: string; events: never[] } {
  const events = form.getAll('events').map(String);
  return {
    url: String(form.get('url') ?? ''),
    name: String(form.get('name') ?? ''),
    events: (events.includes(EVERY_EVENT) ? [EVERY_EVENT] : events) as never[],
  };
}
