import { RequestFailed, type SafeRequest, safeFetch } from '@/lib/core/safe-fetch';

/** The platform has said no, and nothing was paid: it will say so again, so a person decides. */
export class RefundRefused extends Error {
  override readonly name = 'RefundRefused';
}

/** Nothing was paid, and asking again later may do. */
export class RefundPostponed extends Error {
  override readonly name = 'RefundPostponed';
  constructor(
    message: string,
    readonly seconds: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** It may have been paid or not: only reading back can tell, and not before what is under way has come to an end. */
export class RefundUnclear extends Error {
  override readonly name = 'RefundUnclear';
}

type Json = Record<string, unknown>;
export type PlatformRequest = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: unknown;
  /** Instead of a JSON body. */
  form?: Record<string, string>;
  permitted?: SafeRequest['permitted'];
};

/** Platforms answer with whole orders. */
const MOST_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

/**
 * Asks a shop platform for JSON and sorts what may go wrong by whether money can have moved.
 * @throws RefundRefused, RefundPostponed, RefundUnclear
 */
export async function askPlatform(address: string, request: PlatformRequest): Promise<Json | Json[]> {
  const method = request.method ?? 'GET';
  const changes = method === 'POST';
  const answer = await safeFetch(address, {
    method,
    headers: {
      accept: 'application/json',
      'content-type': request.form ? 'application/x-www-form-urlencoded' : 'application/json',
      ...request.headers,
    },
    body: request.form
      ? new URLSearchParams(request.form).toString()
      : request.body === undefined
        ? undefined
        : JSON.stringify(request.body),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MOST_BYTES,
    permitted: request.permitted,
  }).catch((error: unknown) => {
    if (!(error instanceof RequestFailed)) throw error;
    const wasSent = error.reason === 'timeout' || error.reason === 'no_answer';
    throw changes && wasSent
      ? new RefundUnclear(error.message, { cause: error })
      : new RefundPostponed(error.message, null, { cause: error });
  });
  const { status, headers, text } = answer;
  if (status === 429 || status === 423)
    throw new RefundPostponed(`It answered ${status}.`, waitOf(headers['retry-after']));
  const json = parse(text);
  if (status >= 500 || (status < 300 && json === null)) {
    const says = `It answered ${status}${wordsOf(json)}.`;
    throw changes ? new RefundUnclear(says) : new RefundPostponed(says);
  }
  if (status >= 300 || json === null) throw new RefundRefused(`It answered ${status}${wordsOf(json)}.`);
  return json;
}

function waitOf(header: string | undefined): number | null {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.ceil(seconds), 3600) : null;
}

function parse(text: string): Json | Json[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Json | Json[] | null) : null;
  } catch {
    return null;
  }
}

function wordsOf(json: unknown): string {
  const message = json && typeof json === 'object' ? ((json as Json).message ?? (json as Json).errors) : null;
  return message ? `: ${(typeof message === 'string' ? message : JSON.stringify(message)).slice(0, 200)}` : '';
}
