import { TextInput } from '@/components/ui/field';

/** "1,65" or "1.65" kilograms in grams; undefined where nothing is said. */
export function readKilograms(text: string): number | undefined {
  const grams = Math.round(Number(text.replace(',', '.')) * 1_000);
  return grams >= 1 && grams <= 1_000_000 ? grams : undefined;
}

/** What a parcel weighs on the shop's own scale, where it has one. */
export function WeightInput({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <div className="max-w-md">
      <TextInput
        id="parcel-weight"
        label="What the whole parcel weighs, kg"
        hint="As it came, with its box. It is held against what its goods weigh; leave it empty if you have no scale."
        inputMode="decimal"
        autoComplete="off"
        pattern="[0-9]*[.,]?[0-9]*"
        maxLength={9}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
