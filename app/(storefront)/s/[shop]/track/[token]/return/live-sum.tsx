'use client';

import { useEffect, useRef, useState } from 'react';
import type { MoneyView } from '@/components/storefront/types';
import { WizardSum } from '@/components/storefront/wizard-sum';

/** Choices change in bursts: arrow keys walk through radio buttons. */
const PAUSE_MS = 250;
/** What a choice on these steps is called; words and pictures stay where they are. */
const COUNTS = /^(resolution\.|variant\.|method$|place\.|pickup\.|sends_first$|asks_first$)/;

/** The sum at the foot, following what is chosen above it; until it can, it says that it does not. */
export function LiveSum({
  money,
  step,
  lang,
  words,
  locale,
}: {
  money: MoneyView;
  step: string;
  lang: string | null;
  words: { howCounted: string; notYet: string };
  locale: string;
}) {
  const [shown, setShown] = useState(money);
  const [isTrue, setIsTrue] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer = 0;
    let asking: AbortController | null = null;
    async function ask(form: HTMLFormElement) {
      asking?.abort();
      asking = new AbortController();
      const answers = new URLSearchParams({ step, ...(lang && { lang }) });
      for (const [name, value] of new FormData(form))
        if (typeof value === 'string' && COUNTS.test(name)) answers.append(name, value);
      try {
        const answer = await fetch(`${location.pathname}/sum?${answers}`, { signal: asking.signal, cache: 'no-store' });
        if (!answer.ok) return setIsTrue(false);
        const sum: MoneyView | null = await answer.json();
        if (sum) setShown(sum);
        setIsTrue(sum !== null);
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'AbortError')) setIsTrue(false);
      }
    }
    const later = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(form), PAUSE_MS);
    };
    form.addEventListener('change', later);
    // What was chosen before the script came, or was kept by the browser, counts too.
    later();
    return () => {
      clearTimeout(timer);
      asking?.abort();
      form.removeEventListener('change', later);
    };
  }, [step, lang]);
  return (
    <div ref={place} className="sum-live" aria-live="polite">
      <WizardSum money={shown} howCounted={words.howCounted} note={isTrue ? null : words.notYet} locale={locale} />
    </div>
  );
}
