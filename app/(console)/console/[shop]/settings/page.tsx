import type { Metadata } from 'next';
import Link from 'next/link';
import { ApiKeys } from '@/components/console/settings/api-keys';
import { EmbedSnippets } from '@/components/console/settings/embed-snippets';
import { Facts } from '@/components/console/settings/facts';
import { Members } from '@/components/console/settings/members';
import { SettingsLinks } from '@/components/console/settings/settings-links';
import { ShopForm } from '@/components/console/settings/shop-form';
import { YourData } from '@/components/console/settings/your-data';
import { buttonClasses } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { loadSettings } from '@/lib/shops/loaders';

export const metadata: Metadata = { title: 'Settings' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const { shop, timeZones, keys, members, apiUrl, pagesUrl, may } = await loadSettings((await params).shop);
  return (
    <>
      <PageHead title="Settings">Who comes in, which programs talk to the shop, and what it says of itself.</PageHead>
      <Section
        id="members"
        title="People"
        text="Everyone signs in with their own address. A role takes effect at once."
      >
        <Members shop={shop.slug} members={members} mayWrite={may.members} />
      </Section>
      <Section id="keys" title="API keys" text="For your own programs. A key belongs to this shop and to no person.">
        <ApiKeys shop={shop.slug} keys={keys} mayWrite={may.keys} />
      </Section>
      <Section id="shop" title="The shop" text="Its address and currency stay as they were founded.">
        {may.shop ? (
          <ShopForm facts={shop} timeZones={timeZones} />
        ) : (
          <Facts
            facts={[
              ['Name', shop.name],
              ['Time zone', shop.timeZone],
              ['Languages', shop.locales.join(', ')],
            ]}
          />
        )}
        <Facts
          facts={[
            ['Shoppers find it at', `/s/${shop.slug}`],
            ['Currency', shop.currency],
          ]}
        />
        <p>
          <Link href={`/console/${shop.slug}/settings/domains`} className={buttonClasses('plain')}>
            Use your own domain
          </Link>{' '}
          <Link href={`/console/${shop.slug}/settings/brands`} className={buttonClasses('plain')}>
            Your other brands
          </Link>
        </p>
      </Section>
      <Section id="ways" title="Parcels and returns" text="What shoppers are told of days and places.">
        <SettingsLinks shop={shop.slug} />
      </Section>
      <Section
        id="embed"
        title="On your own site"
        text="A door to your pages, and where an order is, wherever you want them. Plain HTML; nothing of ours is loaded for the first."
      >
        <EmbedSnippets pages={pagesUrl} script={`${new URL(pagesUrl).origin}/embed.js`} />
      </Section>
      <Section
        id="data"
        title="Your data"
        text="All of it is yours, in your own database and through an open interface."
      >
        <YourData apiUrl={apiUrl} />
      </Section>
    </>
  );
}
