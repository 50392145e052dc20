'use client';

import { useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/core/action';
import { type Failure, failureOf } from './failure-words';

/**
 * Calls a console action and keeps how it went: `failure` in words for a Notice, `pending` while it runs. `then` runs
 * only where it went well.
 */
export function useAction<I, T>(
  act: (input: I) => Promise<ActionResult<T>>,
  words: Parameters<typeof failureOf>[1] = {},
) {
  const [pending, start] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = (input: I, then?: (data: T) => void) => {
    if (pending) return;
    start(async () => {
      // A dropped connection is a failure like any other.
      const result = await act(input).catch((): ActionResult<T> => OFFLINE);
      const failed = failureOf(result, words);
      setFailure(failed);
      if (!failed && result.status === 'ok') then?.(result.data);
    });
  };
  return { run, pending, failure, clear: () => setFailure(null) };
}

const OFFLINE = { status: 'error', code: 'UNAVAILABLE', requestId: '', details: {} } as const;
