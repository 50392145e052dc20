import { handleRequest } from '@/lib/api/handle-request';

type Options = {
  key?: string | null;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  raw?: BodyInit;
  headers?: Record<string, string>;
};

/** Calls the API as a program would, through the handler that serves it. `path` is below /api/v1. */
export async function callApi(method: string, path: string, { key, body, raw, headers = {} }: Options = {}) {
  const hasBody = body !== undefined || raw !== undefined;
  const response = await handleRequest(
    new Request(`http://porchlight.test/api/v1${path}`, {
      method,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(hasBody && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
    }),
  );
  const text = await response.text();
  const json = text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null;
  return { status: response.status, headers: response.headers, text, json };
}
