import type { Metadata } from 'next';
import { MailFrame } from '@/components/console/messages/mail-frame';
import { MailSource } from '@/components/console/messages/mail-source';
import { MessageFacts } from '@/components/console/messages/message-facts';
import { BackLink } from '@/components/ui/back-link';
import { Badge } from '@/components/ui/badge';
import { PageHead } from '@/components/ui/page-head';
import { loadMessage } from '@/lib/notifications/loaders';

export const metadata: Metadata = { title: 'A message' };

export default async function Page({ params }: { params: Promise<{ shop: string; id: string }> }) {
  const { shop, id } = await params;
  const message = await loadMessage(shop, id);
  const { mail } = message;
  return (
    <>
      <BackLink href={`/console/${shop}/notifications`}>Messages</BackLink>
      <PageHead title={`${message.about}, to ${message.to}`}>
        <p className="flex flex-wrap items-center gap-3">
          <Badge tone={message.badge.tone}>{message.badge.label}</Badge>
          <span>
            {mail?.isAsSent ? 'This is what went out, to the letter.' : 'This is how it would be written now.'}
          </span>
        </p>
      </PageHead>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          {mail && (
            <>
              <MailFrame src={`/api/console/${shop}/notifications/${message.id}/mail`} subject={mail.subject} />
              <MailSource text={mail.text} headers={mail.headers} />
            </>
          )}
        </div>
        <div className="order-first xl:order-none">
          <MessageFacts shop={shop} message={message} />
        </div>
      </div>
    </>
  );
}
