'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/class-names';
import { Notice } from '@/components/ui/notice';
import { WALKERS, type Walker, walkOf } from '@/lib/branding/rules/walk-steps';
import { languageName } from './localized-input';
import { Choice } from './preview';
import { useWalkChanges, type WalkChange } from './use-walk-changes';
import { type WalkDevice, WalkFrame, type WalkTouch } from './walk-frame';

const NAMES: Record<Walker, string> = {
  guest: 'A guest',
  gift: 'Somebody it was given to',
  withdrawal: 'An EU withdrawal',
  refused: 'One whose thing can’t come back',
};
const CHANGED: Record<WalkChange, string> = { words: 'other words', look: 'look' };

export type WalkChoice = { as: Walker; step: string; lang: string };
type Which = 'published' | 'draft';

/** One order from purchase to return, page by page and mail by mail: as it is published, and as the draft has it. */
export function Walk({
  shop,
  locales,
  hasDraft,
  offersWithdrawal,
  start,
}: {
  shop: string;
  locales: string[];
  hasDraft: boolean;
  offersWithdrawal: boolean;
  start: WalkChoice;
}) {
  const [chosen, setChosen] = useState(start);
  const [device, setDevice] = useState<WalkDevice>('phone');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const [which, setWhich] = useState<Which>('draft');
  const [said, setSaid] = useState('');
  const changes = useWalkChanges(hasDraft ? shop : null, chosen);
  const steps = walkOf(chosen.as);
  const place = Math.max(
    0,
    steps.findIndex(({ id }) => id === chosen.step),
  );
  const step = steps[place] ?? steps[0];
  const isMail = step?.scene.on === 'mail';

  const go = (change: Partial<WalkChoice>) => {
    const next = { ...chosen, ...change };
    setChosen(next);
    setSaid('');
    window.history.replaceState(null, '', `?${new URLSearchParams(next)}`);
  };
  const goTo = (index: number) => {
    const next = steps[index];
    if (next) go({ step: next.id });
  };
  const touch = (what: WalkTouch) => {
    if (what === 'next' && place < steps.length - 1) return goTo(place + 1);
    setSaid(what === 'next' ? 'That was the last step.' : 'On the walk this leads nowhere. Next goes on.');
  };
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as Element | null;
    if (event.altKey || event.ctrlKey || event.metaKey || target?.closest?.('input, textarea, select, [role=radio]'))
      return;
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    goTo(place + (event.key === 'ArrowRight' ? 1 : -1));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys act on what is shown now
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [chosen]);

  // Where the steps are one line, the one that is shown stays in sight.
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const shown = list.current?.children[place] as HTMLElement | undefined;
    if (shown) list.current?.scrollTo({ left: shown.offsetLeft - 24 });
  }, [place]);

  const src = (brand: Which) =>
    `/api/console/${shop}/brand/walk?${new URLSearchParams({ as: chosen.as, step: step?.id ?? '', lang: chosen.lang, brand, scheme })}`;
  const frames: Which[] = hasDraft ? ['published', 'draft'] : ['published'];

  return (
    <div className="grid gap-4">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Who walks</legend>
        {WALKERS.map((as) => (
          <Choice key={as} chosen={chosen.as === as} onChoose={() => go({ as, step: walkOf(as)[0]?.id ?? '' })}>
            {NAMES[as]}
          </Choice>
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Choice chosen={device === 'phone'} onChoose={() => setDevice('phone')}>
          Phone
        </Choice>
        <Choice chosen={device === 'desktop'} onChoose={() => setDevice('desktop')}>
          Desktop
        </Choice>
        <Choice chosen={scheme === 'light'} onChoose={() => setScheme('light')}>
          Light
        </Choice>
        <Choice chosen={scheme === 'dark'} onChoose={() => setScheme('dark')}>
          Dark
        </Choice>
        {locales.length > 1 &&
          locales.map((lang) => (
            <Choice key={lang} chosen={chosen.lang === lang} onChoose={() => go({ lang })}>
              {languageName(lang)}
            </Choice>
          ))}
      </div>
      {!hasDraft && (
        <Notice>
          Nothing waits to be published. Keep a draft in the studio, and it stands here beside what shoppers see.
        </Notice>
      )}
      {chosen.as === 'withdrawal' && !offersWithdrawal && (
        <Notice>Your policy does not offer the withdrawal yet: shoppers meet these pages once it does.</Notice>
      )}
      <div className="grid items-start gap-6 xl:grid-cols-[16rem_minmax(0,1fr)]">
        <nav aria-label="Steps of the walk" className="min-w-0">
          <ol ref={list} className="relative flex gap-1 overflow-x-auto pb-2 xl:grid xl:overflow-visible">
            {steps.map((one, index) => (
              <li key={one.id} className="shrink-0">
                <button
                  type="button"
                  onClick={() => goTo(index)}
                  aria-current={index === place ? 'step' : undefined}
                  className={classes(
                    'flex w-full items-baseline gap-2 rounded-control px-3 py-1.5 text-left text-sm whitespace-nowrap xl:whitespace-normal forced-colors:aria-[current]:underline',
                    index === place
                      ? 'bg-lamp-soft font-semibold text-lamp'
                      : 'text-muted hover:bg-sunken hover:text-ink',
                  )}
                >
                  <span className="tabular-nums" aria-hidden="true">
                    {index + 1}
                  </span>
                  <span className="grow">{one.label}</span>
                  {changes[one.id] && (
                    <span className="text-xs whitespace-nowrap text-muted">{CHANGED[changes[one.id] ?? 'look']}</span>
                  )}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <section aria-labelledby="walk-step" className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
          <div className="flex flex-wrap items-center gap-2">
            <h2 id="walk-step" className="grow text-xl font-medium whitespace-nowrap">
              <span className="text-muted">
                {place + 1} of {steps.length}
              </span>{' '}
              {step?.label}
            </h2>
            <p aria-live="polite" className="text-sm text-muted">
              {said || (hasDraft ? saidOf(changes[step?.id ?? '']) : '')}
            </p>
            <Button kind="quiet" onClick={() => goTo(place - 1)} disabled={place === 0} aria-keyshortcuts="ArrowLeft">
              Previous
            </Button>
            <Button
              kind="primary"
              onClick={() => goTo(place + 1)}
              disabled={place === steps.length - 1}
              aria-keyshortcuts="ArrowRight"
            >
              Next
            </Button>
          </div>
          {hasDraft && (
            <div className="flex gap-2 lg:hidden">
              <Choice chosen={which === 'published'} onChoose={() => setWhich('published')}>
                As published
              </Choice>
              <Choice chosen={which === 'draft'} onChoose={() => setWhich('draft')}>
                Your draft
              </Choice>
            </div>
          )}
          <div className={classes('grid gap-4', hasDraft && 'lg:grid-cols-2')}>
            {frames.map((brand) => (
              <figure
                key={brand}
                className={classes('grid min-w-0 gap-2', hasDraft && brand !== which && 'max-lg:hidden')}
              >
                <figcaption className={hasDraft ? 'text-sm font-semibold' : 'sr-only'}>
                  {brand === 'draft' ? 'Your draft' : 'As published'}
                </figcaption>
                <WalkFrame
                  src={src(brand)}
                  title={`${step?.label}, ${brand === 'draft' ? 'in your draft' : 'as published'}`}
                  device={device}
                  isMail={isMail}
                  onTouch={touch}
                  onKey={onKey}
                />
              </figure>
            ))}
          </div>
        </section>
      </div>
    </div>
  );
}

const saidOf = (change: WalkChange | undefined): string =>
  change === 'words'
    ? 'The draft says something else here.'
    : change === 'look'
      ? 'The draft says the same here and looks otherwise.'
      : 'The draft changes nothing here.';
