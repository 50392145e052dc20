import { Select, TextInput } from '@/components/ui/field';
import type { PostalAddress, ReturnSettings } from '@/lib/returns/types';

const NOWHERE: PostalAddress = { name: '', line1: '', city: '', postal_code: '', country: '' };

const NEEDED = new Set(['name', 'line1', 'city', 'postal_code']);

/** The address on every return label and slip. */
export function AddressFields({
  address = NOWHERE,
  countries,
  onChange,
}: {
  address?: PostalAddress;
  countries: readonly { code: string; name: string }[];
  onChange: (address: PostalAddress) => void;
}) {
  const isBegun = Object.values(address).some(Boolean);
  const field = (name: Exclude<keyof PostalAddress, 'country'>, max: number) => ({
    id: `address-${name}`,
    maxLength: max,
    autoComplete: 'off',
    required: isBegun && NEEDED.has(name),
    value: address[name] ?? '',
    onChange: (event: { target: { value: string } }) => onChange({ ...address, [name]: event.target.value }),
  });
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-sm text-muted">
        On every label and slip. Without it nothing can be bought or drawn, and shoppers are asked to write to you.
      </p>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextInput {...field('name', 100)} label="To" hint="Such as: Returns, Ahlbeck & Tochter" />
        <TextInput {...field('company', 100)} label="Company" />
        <TextInput {...field('line1', 200)} label="Street and number" />
        <TextInput {...field('line2', 200)} label="More of the address" />
        <TextInput {...field('postal_code', 32)} label="Postcode" />
        <TextInput {...field('city', 100)} label="City" />
        <TextInput {...field('region', 100)} label="State or region" />
        <Select
          id="address-country"
          required={isBegun}
          label="Country"
          value={address.country}
          onChange={(event) => onChange({ ...address, country: event.target.value })}
        >
          <option value="">choose …</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
        <TextInput {...field('phone', 40)} label="Telephone" hint="Some couriers ask for one." />
        <TextInput {...field('email', 254)} type="email" label="Email" />
      </div>
    </div>
  );
}

type Parcel = NonNullable<ReturnSettings['parcel']>;

/** The usual parcel, as people say it: centimetres and kilograms. Kept in millimetres and grams. */
export function ParcelFields({
  parcel,
  onChange,
}: {
  parcel: ReturnSettings['parcel'];
  onChange: (parcel: ReturnSettings['parcel']) => void;
}) {
  const field = (name: keyof Parcel, label: string, per: number) => (
    <TextInput
      id={`parcel-${name}`}
      label={label}
      type="number"
      min={0}
      step="any"
      value={parcel?.[name] ? parcel[name] / per : ''}
      onChange={(event) => {
        const measured = Math.round(Number(event.target.value) * per);
        const next = { length: 0, width: 0, height: 0, weight: 0, ...parcel, [name]: Math.max(0, measured || 0) };
        onChange(Object.values(next).every((one) => one === 0) ? undefined : next);
      }}
    />
  );
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-semibold">The usual parcel, for labels that are bought</legend>
      <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-4">
        {field('length', 'Length, cm', 10)}
        {field('width', 'Width, cm', 10)}
        {field('height', 'Height, cm', 10)}
        {field('weight', 'Weight, kg', 1000)}
      </div>
    </fieldset>
  );
}
