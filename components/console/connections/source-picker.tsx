import type { Source } from '@/lib/carriers/types';
import { SOURCE_GROUPS, SOURCE_GUIDES, type SourceGroup } from '@/lib/connections/rules/describe-source';

const GROUPS = Object.entries(SOURCE_GROUPS) as [SourceGroup, { title: string; text: string }][];
const SOURCES = Object.entries(SOURCE_GUIDES) as [Source, (typeof SOURCE_GUIDES)[Source]][];

/** Every source as a radio button that looks like a card, grouped by what it brings. */
export function SourcePicker({ value, onChange }: { value: Source | null; onChange: (source: Source) => void }) {
  return (
    <div className="grid gap-8">
      {GROUPS.map(([group, { title, text }]) => (
        <fieldset key={group}>
          <legend className="font-display text-lg">{title}</legend>
          <p className="text-sm text-muted">{text}</p>
          <div className="mt-3 grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-4">
            {SOURCES.filter(([, guide]) => guide.group === group).map(([source, { name }]) => (
              <label
                key={source}
                className="flex min-h-12 cursor-pointer items-center gap-2.5 rounded-control border border-line bg-card px-3.5 py-2.5 font-semibold leading-tight hover:border-edge has-checked:border-lamp has-checked:bg-lamp-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-lamp"
              >
                <input
                  type="radio"
                  name="source"
                  value={source}
                  checked={value === source}
                  onChange={() => onChange(source)}
                  className="size-4 shrink-0 accent-lamp outline-none"
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
