'use client';

import Link from 'next/link';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { simulateDraftAction } from '@/lib/policies/actions';
import { SIMULATION_BATCH, SIMULATION_CASES } from '@/lib/policies/constants';
import { saySimulation } from '@/lib/policies/rules/say-simulation';
import { addTallies, emptyTally, type SimulationTally } from '@/lib/returns/rules/simulate-policy';
import { sayFailure, unwrap } from '../layout/failures';

type Run = { tally: SimulationTally; done: number; state: 'running' | 'stopped' | 'finished' };
const ALL = 2 * SIMULATION_CASES;

/** The draft, tried on what was really asked and on what could still be: in small batches, stopped whenever one likes. */
export function Simulator({ shop, revision }: { shop: string; revision: number }) {
  const [run, setRun] = useState<Run | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const stopped = useRef(false);
  const start = async () => {
    stopped.current = false;
    setFailure(null);
    const as_of = new Date().toISOString();
    let tally = emptyTally();
    let done = 0;
    setRun({ tally, done, state: 'running' });
    try {
      for (const part of ['return', 'order'] as const) {
        for (let skip = 0; skip < SIMULATION_CASES && !stopped.current; skip += SIMULATION_BATCH) {
          const batch = unwrap(await simulateDraftAction({ shop, revision, part, as_of, skip }));
          tally = addTallies(tally, batch.tally);
          done += SIMULATION_BATCH;
          setRun({ tally, done, state: 'running' });
          if (!batch.hasMore) break;
        }
      }
      setRun({ tally, done, state: stopped.current ? 'stopped' : 'finished' });
    } catch (error) {
      setFailure(sayFailure(error));
      setRun({ tally, done, state: 'stopped' });
    }
  };
  const view = run && saySimulation(run.tally, shop);
  const isRunning = run?.state === 'running';
  return (
    <Panel id="simulator" title="Try it on your last returns and orders">
      <div className="grid gap-4">
        <p className="max-w-prose text-sm text-muted">
          The last {SIMULATION_CASES} returns as they were asked, and everything that shoppers of the last{' '}
          {SIMULATION_CASES} orders could still send back today: once under the policy in force, once under this draft.
          Nothing is changed by it. What is known about a customer is today’s.
        </p>
        <p className="flex flex-wrap items-center gap-3">
          {isRunning ? (
            <Button
              onClick={() => {
                stopped.current = true;
              }}
            >
              Stop
            </Button>
          ) : (
            <Button onClick={start}>{run ? 'Try it again' : 'Try it'}</Button>
          )}
          {isRunning && (
            <progress
              aria-label="How far it has come"
              className="h-2 w-40 accent-lamp"
              value={Math.min(run.done, ALL)}
              max={ALL}
            />
          )}
        </p>
        {failure && (
          <Notice tone="bad" live>
            {failure}
          </Notice>
        )}
        <div role="status" className="grid gap-1">
          {view && !isRunning && (
            <>
              <p className="font-display text-xl leading-snug">{view.headline}</p>
              {view.money && <p className="font-semibold">{view.money}</p>}
              {run?.state === 'stopped' && <p className="text-sm text-muted">It was stopped before the end.</p>}
            </>
          )}
        </div>
        {view && view.groups.length > 0 && (
          <ul className="grid divide-y divide-line border-t border-line">
            {view.groups.map((group) => (
              <li key={group.key} className="grid gap-2 py-4">
                <h3 className="font-semibold">{group.title}</h3>
                <p className="text-sm">{group.counts}</p>
                <ul className="grid gap-1 text-sm">
                  {group.examples.map((example) => (
                    <li key={example.key} className="text-muted">
                      <Link href={example.href} className={textLink}>
                        {example.who}, {example.item}
                      </Link>
                      : {example.outcome}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
