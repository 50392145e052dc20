import Link from 'next/link';
import { Panel } from '@/components/ui/panel';

const PLACES = [
  ['delivery', 'When orders arrive', 'Cut-off, working days and days off, with the day shoppers would read.'],
  [
    'returns',
    'How returns come in',
    'Your address, counters, collection, and how many labels are bought by themselves.',
  ],
  [
    'problems',
    'When a delivery goes wrong',
    'From when until when it can be reported, what needs a photo, what is put right without you.',
  ],
] as const;

/** Settings that have a page of their own. */
export function SettingsLinks({ shop }: { shop: string }) {
  return (
    <Panel>
      <ul className="grid gap-1">
        {PLACES.map(([place, title, text]) => (
          <li key={place}>
            <Link
              href={`/console/${shop}/settings/${place}`}
              className="-mx-2 grid rounded-control px-2 py-2 no-underline hover:bg-sunken"
            >
              <span className="font-semibold">{title}</span>
              <span className="text-sm text-muted">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
