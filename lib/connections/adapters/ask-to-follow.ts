import type { BlockList } from 'node:net';
import { FOLLOWS, sayRefusal } from '@/lib/carriers/polls/follows';
import type { Credentials, Parcel } from '@/lib/carriers/polls/requests';
import { parseJson } from '@/lib/carriers/rules/read-payload';
import type { Source } from '@/lib/carriers/types';
import { RequestFailed, safeFetch } from '@/lib/core/safe-fetch';
import { type Asked, FAILURES, judge } from './ask-provider';

/** What became of asking. `unfit`: it will not follow this number, whoever asks. */
export type Followed = { kind: 'followed' } | { kind: 'unfit'; reason: string } | Exclude<Asked, { kind: 'answer' }>;

const TIMEOUT_MS = 20_000;

/** Asks an aggregator to follow a number. Asked twice it follows once. Never throws. */
export async function askToFollow(
  { source, credentials }: { source: Source; credentials: Credentials },
  parcel: Parcel,
  { permitted, now = Date.now() }: { permitted?: BlockList; now?: number } = {},
): Promise<Followed> {
  const follow = FOLLOWS[source];
  const request = follow?.request(parcel, credentials);
  if (!follow || !request) return { kind: 'unfit', reason: 'It must be told the courier, and nobody has named one.' };
  const { url, ...rest } = request;
  try {
    const answer = await safeFetch(url, {
      ...rest,
      headers: { 'user-agent': 'Porchlight', ...rest.headers },
      timeoutMs: TIMEOUT_MS,
      maxBytes: 1_000_000,
      permitted,
    });
    const { status, text } = answer;
    if ((status >= 200 && status < 300) || status === 409 || isKnown(follow.isKnown, text)) return { kind: 'followed' };
    const judged = judge(answer, now);
    if (judged.kind !== 'answer' && (status < 400 || status >= 500 || judged.kind !== 'failed')) return judged;
    return { kind: 'unfit', reason: sayRefusal(text) ?? `It answered with status ${status}.` };
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    return { kind: 'failed', reason: FAILURES[error.reason] };
  }
}

function isKnown(tells: ((body: unknown) => boolean) | undefined, body: string): boolean {
  try {
    return tells?.(parseJson(body)) ?? false;
  } catch {
    return false;
  }
}
