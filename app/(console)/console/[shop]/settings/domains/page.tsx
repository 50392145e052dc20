import type { Metadata } from 'next';
import { DomainList } from '@/components/console/domains/domain-list';
import { NewDomain } from '@/components/console/domains/new-domain';
import { SenderCheck } from '@/components/console/domains/sender-check';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { loadDomains } from '@/lib/domains/loaders';

export const metadata: Metadata = { title: 'Your own domain' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const { shop, address, domains, besideConsole, senderDomain, mayWrite } = await loadDomains((await params).shop);
  return (
    <>
      <BackLink href={`/console/${shop}/settings`}>Settings</BackLink>
      <PageHead title="Your own domain">
        Shoppers track and return under your name, and every link in your mails leads there. {address} keeps working.
      </PageHead>
      <Section
        id="domains"
        title="Names"
        text="Two records at whoever runs your domain’s DNS: one leads here, one proves that the name is yours."
      >
        <DomainList shop={shop} domains={domains} mayWrite={mayWrite} />
        {besideConsole.length > 0 && (
          <Notice tone="info">
            {besideConsole.join(', ')} shares a domain with this console. That is fine on a server of your own; where
            several shops share one, choose a name elsewhere.
          </Notice>
        )}
        {mayWrite ? <NewDomain shop={shop} /> : <p className="text-sm text-muted">Only owners change domains.</p>}
      </Section>
      {mayWrite && (
        <Section
          id="sender"
          title="Your mails"
          text="Mail servers look up whether a mail in your name may be believed. This is what they find."
        >
          <SenderCheck shop={shop} domain={senderDomain} />
        </Section>
      )}
    </>
  );
}
