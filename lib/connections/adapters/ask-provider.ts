import type { BlockList } from 'node:net';
import { type Credentials, type Parcel, POLLS, type PollRequest } from '@/lib/carriers/polls/requests';
import type { Source } from '@/lib/carriers/types';
import { RequestFailed, type SafeAnswer, safeFetch } from '@/lib/core/safe-fetch';

/** What became of a question. `answer`: the provider spoke, though perhaps of no parcel. */
export type Asked =
  | { kind: 'answer'; body: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'slow_down'; seconds: number }
  | { kind: 'failed'; reason: string /** An answer too large to be read at once, whole. */; large?: string };

export type Question = { connectionId: string; source: Source; credentials: Credentials };

/** What the inbox takes of one message, and up to where a larger one is kept for a person to apply. */
const MOST_BYTES = 1_000_000;
const MOST_KEPT_BYTES = 8 * 1_048_576;
const TIMEOUT_MS = 20_000;
/** Where a provider asks for a pause and does not say how long. */
const PAUSE_SECONDS = 300;
const LONGEST_PAUSE_SECONDS = 24 * 3_600;
/** A token is got anew this long before it ends. */
const MARGIN_MS = 60_000;

type Token = { value: string; endsAt: number; of: string };
/** Of this process, by connection. */
const tokens = new Map<string, Token>();

/**
 * Asks a provider about a parcel; of a null parcel, only whether the credentials are good. An access token is kept until
 * shortly before it ends and got anew, once, where it is refused. Never throws.
 */
export async function askProvider(
  { connectionId, source, credentials }: Question,
  parcel: Parcel | null,
  { permitted, now = Date.now() }: { permitted?: BlockList; now?: number } = {},
): Promise<Asked> {
  const poll = POLLS[source];
  if (!poll) return { kind: 'failed', reason: 'This source cannot be asked.' };
  const send = ({ url, ...request }: PollRequest) =>
    safeFetch(url, {
      ...request,
      headers: { 'user-agent': 'Porchlight', ...request.headers },
      timeoutMs: TIMEOUT_MS,
      // one byte more than is read: a longer answer is refused, never cut
      maxBytes: MOST_KEPT_BYTES + 1,
      permitted,
    });
  try {
    for (let attempt = 1; ; attempt++) {
      let token = '';
      if (poll.token) {
        const got = await tokenFor(connectionId, poll.token(credentials), send, now);
        if (typeof got !== 'string') return got;
        token = got;
        if (parcel === null) return { kind: 'answer', body: '' };
      }
      const answer = await send(
        poll.request(parcel ?? { trackingNumber: '000000000000', carrier: null }, credentials, token),
      );
      if (answer.status === 401 && poll.token && attempt === 1) {
        tokens.delete(connectionId);
        continue;
      }
      return judge(answer, now);
    }
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    return { kind: 'failed', reason: FAILURES[error.reason] };
  }
}

export const FAILURES: Record<RequestFailed['reason'], string> = {
  forbidden_address: 'Its server stands in a private network, where we do not go.',
  unknown_host: 'Its server was not found.',
  timeout: 'It did not answer in time.',
  no_answer: 'It could not be reached.',
};

async function tokenFor(
  connectionId: string,
  request: PollRequest,
  send: (request: PollRequest) => Promise<SafeAnswer>,
  now: number,
): Promise<string | Asked> {
  // other credentials, another token
  const of = JSON.stringify(request);
  const kept = tokens.get(connectionId);
  if (kept && kept.of === of && kept.endsAt > now) return kept.value;
  const answer = await send(request);
  const judged = judge(answer, now);
  // OAuth says 400 invalid_client for what others say 401
  if (answer.status === 400) return { kind: 'refused', reason: 'It does not accept the credentials.' };
  if (judged.kind !== 'answer') return judged;
  const token = readToken(judged.body);
  if (!token) return { kind: 'failed', reason: 'It gave no access token.' };
  tokens.set(connectionId, { value: token.value, endsAt: now + token.seconds * 1_000 - MARGIN_MS, of });
  return token.value;
}

/** `expires_in` comes as a number or as digits. */
function readToken(body: string): { value: string; seconds: number } | null {
  try {
    const { access_token, expires_in } = JSON.parse(body) as Record<string, unknown>;
    const seconds = Number(expires_in);
    if (typeof access_token !== 'string' || access_token === '' || /[\r\n]/.test(access_token)) return null;
    return { value: access_token, seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 900 };
  } catch {
    return null;
  }
}

/** "Not found" is an answer; whether it says so is for the source's adapter to read. */
export function judge({ status, headers, text, bytes }: SafeAnswer, now: number): Asked {
  if (bytes.length > MOST_KEPT_BYTES)
    return { kind: 'failed', reason: 'Its answer is larger than 8 MB. Nothing of it was kept.' };
  if (bytes.length > MOST_BYTES) {
    const reason = 'Its answer is larger than 1 MB, which is the most that is taken at once.';
    return { kind: 'failed', reason, ...(status >= 200 && status < 300 && { large: text }) };
  }
  if (status === 429 || (status === 503 && headers['retry-after']))
    return { kind: 'slow_down', seconds: pauseOf(headers['retry-after'], now) };
  if (status === 401 || status === 403) return { kind: 'refused', reason: 'It does not accept the credentials.' };
  if ((status >= 200 && status < 300) || status === 404 || status === 400 || status === 422)
    return { kind: 'answer', body: text };
  return { kind: 'failed', reason: `It answered with status ${status}.` };
}

/** `Retry-After` is seconds or a date. */
function pauseOf(header: string | undefined, now: number): number {
  const seconds = /^\d{1,9}$/.test(header ?? '') ? Number(header) : (Date.parse(header ?? '') - now) / 1_000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.ceil(seconds), LONGEST_PAUSE_SECONDS) : PAUSE_SECONDS;
}
