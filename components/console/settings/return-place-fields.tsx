import { Button } from '@/components/ui/button';
import { Select, TextInput } from '@/components/ui/field';
import type { ReturnPlace } from '@/lib/returns/types';

type Props = {
  places: readonly ReturnPlace[];
  methods: readonly { code: string; label: string }[];
  onChange: (places: ReturnPlace[]) => void;
};

/** A code nobody has yet: links and stored returns name a place by it, so it never changes. */
function freshCode(places: readonly ReturnPlace[]): string {
  const taken = new Set(places.map(({ code }) => code));
  let count = places.length + 1;
  while (taken.has(`place-${count}`)) count++;
  return `place-${count}`;
}

/** Counters, lockers and shops where returns can be handed in. */
export function PlaceFields({ places, methods, onChange }: Props) {
  const put = (index: number, change: Partial<ReturnPlace>) =>
    onChange(places.map((place, at) => (at === index ? { ...place, ...change } : place)));
  return (
    <div className="grid gap-4">
      {places.length === 0 && (
        <p className="max-w-prose text-sm text-muted">
          None yet. Shoppers choose one by name, and read its hours on their return’s page.
        </p>
      )}
      <ul className="grid gap-4">
        {places.map((place, index) => {
          const field = (name: 'name' | 'address' | 'city' | 'postal_code' | 'hours', max: number) => ({
            id: `place-${index}-${name}`,
            maxLength: max,
            autoComplete: 'off',
            value: place[name] ?? '',
            onChange: (event: { target: { value: string } }) => put(index, { [name]: event.target.value }),
          });
          return (
            <li key={place.code} className="grid gap-4 rounded-control border border-edge p-4">
              <div className="grid items-start gap-4 sm:grid-cols-2">
                <TextInput {...field('name', 120)} label="Name" required />
                <TextInput {...field('address', 300)} label="Street and number" required />
                <TextInput {...field('postal_code', 32)} label="Postcode" />
                <TextInput {...field('city', 100)} label="City" />
                <TextInput {...field('hours', 300)} label="Opening hours" hint="Mon–Fri 9–18, Sat 10–14" />
                <Select
                  id={`place-${index}-method`}
                  label="Takes in"
                  value={place.methods?.length === 1 ? place.methods[0] : ''}
                  onChange={(event) => put(index, { methods: event.target.value ? [event.target.value] : undefined })}
                >
                  <option value="">
                    {place.methods && place.methods.length > 1 ? 'several ways' : 'everything that is handed in'}
                  </option>
                  {methods.map(({ code, label }) => (
                    <option key={code} value={code}>
                      {label}
                    </option>
                  ))}
                </Select>
              </div>
              <p>
                <Button
                  kind="quiet"
                  className="-ml-3"
                  aria-label={`Remove ${place.name || 'this place'}`}
                  onClick={() => onChange(places.filter((_, at) => at !== index))}
                >
                  Remove
                </Button>
              </p>
            </li>
          );
        })}
      </ul>
      <p>
        <Button onClick={() => onChange([...places, { code: freshCode(places), name: '', address: '' }])}>
          Add a place
        </Button>
      </p>
    </div>
  );
}
