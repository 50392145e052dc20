import { TextInput } from '@/components/ui/field';
import type { ReturnSettings } from '@/lib/returns/types';
import type { ReturnIntake } from '@/lib/shops/types';

const read = (text: string): number | undefined =>
  text.trim() === '' ? undefined : Math.max(0, Math.trunc(Number(text)) || 0);

/** How far what a parcel weighs may be from what its goods weigh before somebody looks. */
export function WeightFields({
  settings,
  usual,
  onChange,
}: {
  settings: ReturnSettings;
  usual: ReturnIntake['usual'];
  onChange: (change: Partial<ReturnSettings>) => void;
}) {
  const tolerance = settings.weight_tolerance;
  const setTolerance = (change: Partial<NonNullable<typeof tolerance>>) =>
    onChange({ weight_tolerance: { ...usual.weight, ...tolerance, ...change } });
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-semibold">What a parcel weighs</legend>
      <p className="max-w-prose text-sm text-muted">
        Where an order or a product says what its goods weigh, a parcel that a carrier or your own scale finds much
        heavier or lighter is not paid by itself: one of you looks first. Nobody is refused by it, and shoppers are told
        nothing.
      </p>
      <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-3">
        <TextInput
          id="weight-packaging"
          label="Box and filling, g"
          hint={`Empty: ${usual.packaging}.`}
          type="number"
          min={0}
          max={20000}
          value={settings.packaging_grams ?? ''}
          onChange={(event) => onChange({ packaging_grams: read(event.target.value) })}
        />
        <TextInput
          id="weight-percent"
          label="May differ by, %"
          hint={`Usually ${usual.weight.percent}.`}
          type="number"
          min={0}
          max={500}
          value={tolerance?.percent ?? ''}
          onChange={(event) =>
            read(event.target.value) === undefined
              ? onChange({ weight_tolerance: undefined })
              : setTolerance({ percent: read(event.target.value) })
          }
        />
        <TextInput
          id="weight-grams"
          label="And always by, g"
          hint={`Usually ${usual.weight.grams}.`}
          type="number"
          min={0}
          max={20000}
          value={tolerance?.grams ?? ''}
          onChange={(event) =>
            read(event.target.value) === undefined
              ? onChange({ weight_tolerance: undefined })
              : setTolerance({ grams: read(event.target.value) })
          }
        />
      </div>
    </fieldset>
  );
}
