import Link from 'next/link';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { BrandsView } from '@/lib/shops/types';
import { ROLES } from './role-words';

/** Who works for which of one's brands, and as what. */
export function BrandPeople({ shops, people }: Pick<BrandsView, 'shops' | 'people'>) {
  const owned = shops.filter(({ role }) => role === 'owner');
  if (owned.length === 0) return null;
  return (
    <Panel>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard must reach that */}
      <section className="overflow-x-auto" aria-label="People and their roles" tabIndex={0}>
        <table className="w-full text-left">
          <thead>
            <tr className="text-sm text-muted">
              <th scope="col" className="py-2 pr-4 font-semibold">
                Person
              </th>
              {owned.map(({ slug, name }) => (
                <th key={slug} scope="col" className="px-4 py-2 font-semibold whitespace-nowrap">
                  <Link href={`/console/${slug}/settings#members`} className={textLink}>
                    {name}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.userId} className="border-t border-line">
                <th scope="row" className="py-2 pr-4 font-normal">
                  <span className="font-semibold">{person.name}</span>
                  <span className="block text-sm text-muted">{person.email}</span>
                </th>
                {owned.map(({ slug, name }) => {
                  const role = person.roles[slug];
                  return (
                    <td key={slug} className="px-4 py-2 whitespace-nowrap">
                      {role ? (
                        ROLES[role].name
                      ) : (
                        <span className="text-muted">
                          none<span className="sr-only"> at {name}</span>
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
