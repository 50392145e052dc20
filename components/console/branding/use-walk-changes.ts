'use client';

import { useEffect, useState } from 'react';
import type { WalkChoice } from './walk';

export type WalkChange = 'words' | 'look';

/** Which steps of a walk the draft changes; none while that is being found out. */
export function useWalkChanges(shop: string | null, { as, lang }: WalkChoice): Record<string, WalkChange> {
  const [changes, setChanges] = useState<Record<string, WalkChange>>({});
  useEffect(() => {
    setChanges({});
    if (!shop) return;
    const asked = new AbortController();
    fetch(`/api/console/${shop}/brand/walk/changes?${new URLSearchParams({ as, lang })}`, { signal: asked.signal })
      .then(async (answer) => (answer.ok ? setChanges(await answer.json()) : undefined))
      // The walk shows both anyway; only the marks are missing.
      .catch(() => undefined);
    return () => asked.abort();
  }, [shop, as, lang]);
  return changes;
}
