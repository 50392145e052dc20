import Link from 'next/link';
import { Panel } from '@/components/ui/panel';
import type { MessageView } from '@/lib/notifications/queries/read-outbox';
import { ResendButton } from './resend-button';

/** How a message fared: queued, tried, sent or not, and why. */
export function MessageFacts({ shop, message }: { shop: string; message: MessageView }) {
  const steps: [text: string, when: string | null][] = [
    ['Written down', message.queued],
    ...(message.attempts > 0 && message.state !== 'sent'
      ? [[message.attempts === 1 ? 'Tried once' : `Tried ${message.attempts} times`, null] as [string, null]]
      : []),
    [message.badge.label, message.sent],
  ];
  return (
    <Panel title="How it went" id="fate">
      <ol className="relative grid gap-4 border-l border-line pl-5">
        {steps.map(([text, when]) => (
          <li key={text} className="relative">
            <span aria-hidden="true" className="absolute top-1.5 -left-[1.56rem] size-2.5 rounded-full bg-lamp" />
            <p className="font-semibold">{text}</p>
            {when && <p className="text-sm text-muted">{when}</p>}
          </li>
        ))}
      </ol>
      {message.why && <p className="mt-4 break-words text-sm">{message.why}</p>}
      {message.mayResend && (
        <div className="mt-4">
          <ResendButton shop={shop} id={message.id} />
        </div>
      )}
      <dl className="mt-5 grid gap-3 border-t border-line pt-4 text-sm">
        <Fact label="To">{message.recipient}</Fact>
        {message.order && (
          <Fact label="Order">
            {message.orderHref ? (
              <Link className="underline" href={message.orderHref}>
                {message.order}
              </Link>
            ) : (
              message.order
            )}
          </Fact>
        )}
        <Fact label="About">{message.about}</Fact>
        <Fact label="Language">{message.locale}</Fact>
      </dl>
    </Panel>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
      <dt className="text-muted">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
