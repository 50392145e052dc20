'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { ReturnDetail } from '@/lib/console/types';
import { readJson, sayFailure } from '../layout/failures';
import { PageTitle } from '../layout/page-title';
import { CameraReader } from './camera-reader';
import { ReceiveForm } from './receive-form';
import { useReturnVerbs } from './use-return-verbs';

type Log = { id: string; number: string; text: string; href: string };

/** The packing table's page: one field that takes what a scanner types, the box it belongs to, and what was done so far. */
export function ScanDesk({ shop }: { shop: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [found, setFound] = useState<ReturnDetail[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isLooking, setLooking] = useState(false);
  const [log, setLog] = useState<Log[]>([]);
  const look = async (text: string) => {
    if (text.trim() === '' || isLooking) return;
    setLooking(true);
    setFailure(null);
    try {
      const rows = await readJson<ReturnDetail[]>(
        `/api/console/${shop}/returns/find?${new URLSearchParams({ code: text.trim() })}`,
      );
      setFound(rows);
      if (rows.length === 0) setFailure(`Nothing here answers to “${text.trim()}”.`);
    } catch (error) {
      setFailure(sayFailure(error));
    } finally {
      setLooking(false);
      setCode('');
    }
  };
  const next = () => {
    setFound(null);
    requestAnimationFrame(() => field.current?.focus());
  };
  useEffect(() => field.current?.focus(), []);
  const [only] = found ?? [];
  return (
    <div className="grid max-w-3xl gap-6">
      <nav aria-label="Back" className="text-sm">
        <Link href={`/console/${shop}/returns?tab=arrived`} className="text-muted no-underline hover:text-ink">
          ← Returns
        </Link>
      </nav>
      <PageTitle below="Scan the slip’s code, its QR or the parcel’s own label; or type the number.">
        What has arrived?
      </PageTitle>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void look(code);
        }}
      >
        <div className="min-w-0 flex-1 basis-64">
          <label htmlFor="code" className="text-sm font-semibold">
            Code
          </label>
          <input
            ref={field}
            id="code"
            name="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="search"
            className="mt-1.5 min-h-14 w-full rounded-control border border-edge bg-card px-4 font-mono text-xl"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <Button kind="primary" type="submit" className="min-h-14" aria-disabled={isLooking}>
          {isLooking ? 'Looking …' : 'Find it'}
        </Button>
        <CameraReader onCode={(text) => void look(text)} />
      </form>
      <div role="status">{failure && <Notice tone="bad">{failure}</Notice>}</div>
      {found && found.length > 1 && (
        <Panel id="several" title="Which of them?">
          <ul className="grid divide-y divide-line">
            {found.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0">
                <span className="grid">
                  <span className="font-semibold">{one.number}</span>
                  <span className="text-sm text-muted">{one.sentence}</span>
                </span>
                <Button onClick={() => setFound([one])}>This one</Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {only && found?.length === 1 && (
        <ScannedReturn
          key={only.id}
          shop={shop}
          detail={only}
          onSkip={next}
          onDone={(text) => {
            setLog([{ id: `${only.id} ${log.length}`, number: only.number, text, href: hrefOf(shop, only) }, ...log]);
            next();
          }}
        />
      )}
      {log.length > 0 && (
        <Panel id="so-far" title="Checked in just now">
          <ul className="grid divide-y divide-line">
            {log.map((one) => (
              <li
                key={one.id}
                className="flex flex-wrap items-baseline justify-between gap-3 py-2.5 first:pt-0 last:pb-0"
              >
                <Link href={one.href} className={textLink}>
                  {one.number}
                </Link>
                <span className="text-sm text-muted">{one.text}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

const hrefOf = (shop: string, detail: ReturnDetail): string => `/console/${shop}/returns/${detail.id}`;

/** One return on the packing table, with its counts; why not, where it takes nothing in. */
function ScannedReturn({
  shop,
  detail,
  onSkip,
  onDone,
}: {
  shop: string;
  detail: ReturnDetail;
  onSkip: () => void;
  onDone: (text: string) => void;
}) {
  const { act, isPending } = useReturnVerbs(shop, detail.id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const mayReceive = detail.verbs.includes('receive');
  return (
    <section aria-labelledby="scanned" className="grid gap-4 rounded-card border border-lamp bg-card p-5 shadow-card">
      <header className="grid gap-1.5">
        <h2 id="scanned" ref={heading} tabIndex={-1} className="text-xl font-medium">
          {detail.sentence}
        </h2>
        <p className="flex flex-wrap items-center gap-3 text-sm text-muted">
          <Badge tone={detail.badge.tone}>{detail.badge.label}</Badge>
          <Link href={hrefOf(shop, detail)} className={textLink}>
            {detail.number}
          </Link>
          <span>{detail.customer.name}</span>
        </p>
      </header>
      {detail.parcel.cautions.map((text) => (
        <Notice key={text} tone="warn">
          {text}
        </Notice>
      ))}
      {detail.parcel.mayDock && (
        <p className="flex flex-wrap items-center gap-3 text-sm text-muted">
          <Button
            aria-disabled={isPending}
            onClick={() =>
              !isPending &&
              void act({ verb: 'dock' })
                .then(() => onDone('here, unopened'))
                .catch(() => undefined)
            }
          >
            Leave it closed for now
          </Button>
          <span>It counts as arrived; what is inside is checked in later.</span>
        </p>
      )}
      {detail.held && <Notice tone="warn">{detail.held}. You may check it in; nothing is paid meanwhile.</Notice>}
      {mayReceive ? (
        <ReceiveForm
          detail={detail}
          onClose={onSkip}
          isPending={isPending}
          act={async (deed) => {
            await act(deed);
            onDone(deed.verb === 'receive' ? sayCounted(deed.lines) : '');
          }}
        />
      ) : (
        <>
          <p>{whyNot(detail)}</p>
          <p>
            <Button onClick={onSkip}>Scan the next one</Button>
          </p>
        </>
      )}
    </section>
  );
}

function whyNot(detail: ReturnDetail): string {
  if (detail.status === 'requested') return 'It has not been approved yet. Decide about it on its own page first.';
  if (detail.lines.every(({ awaited }) => awaited === 0) && detail.status === 'received')
    return 'Everything of it is checked in already.';
  return `${detail.badge.label}: it takes nothing in. ${detail.lastWord ?? ''}`;
}

function sayCounted(lines: readonly { accepted: number; damaged: number; missing: number }[]): string {
  const sum = (pick: 'accepted' | 'damaged' | 'missing') => lines.reduce((total, line) => total + line[pick], 0);
  return [
    sum('accepted') > 0 && `${sum('accepted')} fine`,
    sum('damaged') > 0 && `${sum('damaged')} damaged`,
    sum('missing') > 0 && `${sum('missing')} missing`,
  ]
    .filter(Boolean)
    .join(', ');
}
