import type { Metadata } from 'next';
import Link from 'next/link';
import { BrandPeople } from '@/components/console/settings/brand-people';
import { NewBrandForm } from '@/components/console/settings/new-brand-form';
import { ROLES } from '@/components/console/settings/role-words';
import { BackLink } from '@/components/ui/back-link';
import { PageHead } from '@/components/ui/page-head';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { textLink } from '@/components/ui/text-link';
import { loadBrands } from '@/lib/shops/loaders';

export const metadata: Metadata = { title: 'Your brands' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const view = await loadBrands((await params).shop);
  return (
    <>
      <BackLink href={`/console/${view.here.slug}/settings`}>Settings</BackLink>
      <PageHead title="Your brands">
        Each is a shop of its own: its pages, languages, orders, people and keys. You sign in once for all of them.
      </PageHead>
      <Section id="brands" title="Where you work" text="Your role is each shop’s own.">
        <Panel>
          <ul className="grid gap-3">
            {view.shops.map(({ slug, name, role }) => (
              <li key={slug} className="flex flex-wrap items-baseline justify-between gap-x-4">
                <Link
                  href={`/console/${slug}`}
                  className={textLink}
                  aria-current={slug === view.here.slug || undefined}
                >
                  {name}
                </Link>
                <span className="text-sm text-muted">
                  {ROLES[role].name}: {ROLES[role].may}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </Section>
      {view.people.length > 0 && (
        <Section
          id="people"
          title="Who works where"
          text="Of the shops that you own. Roles are given in each shop’s settings."
        >
          <BrandPeople shops={view.shops} people={view.people} />
        </Section>
      )}
      <Section id="another" title="Open another" text="It starts empty but for its looks; you are its owner.">
        {view.mayFound ? <NewBrandForm {...view} /> : <p className="text-muted">Only an owner opens another brand.</p>}
      </Section>
    </>
  );
}
