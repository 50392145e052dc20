import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { ShipmentDetail } from '@/lib/cases/types';
import { ReplayButton } from '../connections/replay-button';

/** The messages that told of the parcel, each to be read to the letter or once more by the machine. */
export function MessagesPanel({
  shop,
  messages,
  mayReplay,
}: { shop: string } & Pick<ShipmentDetail, 'messages' | 'mayReplay'>) {
  return (
    <Panel id="messages" title="The messages it came in">
      <ul className="-my-2 grid divide-y divide-line">
        {messages.map((message) => (
          <li key={message.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
            <p className="grid">
              <Link href={message.href} className={textLink}>
                {message.from}
              </Link>
              <span className="text-sm text-muted tabular-nums">
                {message.when} · {message.size}
              </span>
            </p>
            <span className="flex flex-wrap items-center gap-3">
              <Badge tone={message.badge.tone}>{message.badge.label}</Badge>
              {mayReplay && <ReplayButton shop={shop} id={message.id} kind="plain" />}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
