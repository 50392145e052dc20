import { requireApiKey } from '@/lib/auth/api-key';
import { networkOf } from '@/lib/core/client-network';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { API_BASE, KEY_LIMIT, NETWORK_LIMIT, STRANGER_LIMIT } from './constants';
import type { Answer, Endpoint } from './endpoint';
import { hashRequest, readKey, runOnce } from './idempotency';
import { openApiText } from './openapi';
import { expected, finished, notAllowed, problem, type Rendered } from './problem';
import { parseWith, readBytes, readJson, readQuery, readSegments } from './read-request';
import { endpointsAt } from './routes';
import { takeTurn } from './take-turn';

/** What is asked of the API, whoever read it from the wire: `url` is path and query. */
export type Asked = { method: string; url: string; headers: Headers; bytes: () => Promise<Buffer> };

/** Answers any request below /api/v1. Never throws. */
export async function answerRequest(request: Asked): Promise<Rendered> {
  const requestId = /^[\w-]{8,64}$/.exec(request.headers.get('x-request-id') ?? '')?.[0] ?? newId();
  const url = new URL(request.url, 'http://api');
  let route = 'unknown';
  let answer: Rendered;
  try {
    const segments = readSegments(url.pathname.slice(API_BASE.length + 1));
    if (segments.length === 1 && segments[0] === 'openapi.json') {
      answer = await describe(request.method);
    } else {
      const found = endpointsAt(segments);
      if (!found) throw new AppError('NOT_FOUND', 'There is nothing at this address.');
      route = found.path;
      answer = await dispatch(request, url, found, requestId);
    }
  } catch (error) {
    answer = problem(expected(error, { requestId, method: request.method, route }));
  }
  return finished(answer, requestId);
}

/** The same for a request of the web's own kind. */
export async function handleRequest(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { method, headers } = request;
  const answer = await answerRequest({ method, url: pathname + search, headers, bytes: () => readBytes(request) });
  return new Response(method === 'HEAD' ? null : answer.text, answer);
}

async function describe(method: string): Promise<Rendered> {
  if (method !== 'GET' && method !== 'HEAD') return notAllowed(method, ['GET']);
  return { status: 200, text: openApiText(), headers: { 'content-type': 'application/json' } };
}

async function dispatch(
  request: Asked,
  url: URL,
  found: { endpoints: Endpoint[]; params: Record<string, string> },
  requestId: string,
): Promise<Rendered> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const endpoint = found.endpoints.find((candidate) => candidate.method === method);
  if (!endpoint)
    return notAllowed(
      request.method,
      found.endpoints.map((candidate) => candidate.method),
    );

  const now = new Date();
  const { gate, scopes } = await admit(request.headers, now);
  if (!scopes.includes(endpoint.scope)) throw new AppError('FORBIDDEN', `The key lacks the scope "${endpoint.scope}".`);
  const input = {
    params: parseWith(endpoint.params, found.params),
    query: parseWith(endpoint.query, readQuery(url.search)),
    body: endpoint.body ? parseWith(endpoint.body, await readJson(request)) : undefined,
  };
  const key = endpoint.method === 'POST' ? readKey(request.headers) : null;
  const run = async (ctx: Ctx) => render(await endpoint.run(ctx, input));
  return inShop({ ...gate, requestId }, (ctx) =>
    key === null
      ? run(ctx)
      : runOnce(
          ctx,
          { key, requestHash: hashRequest(method, url.pathname, input.body), keepsAnswer: endpoint.keepsAnswer },
          run,
        ),
  );
}

/** Who may come in, and whether they come too often. */
async function admit(headers: Headers, now: Date) {
  const network = networkOf(headers);
  await takeTurn('api:network', network, NETWORK_LIMIT);
  try {
    const admitted = await requireApiKey(headers, now);
    await takeTurn('api:key', admitted.keyId, KEY_LIMIT);
    return admitted;
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAUTHENTICATED')
      await takeTurn('api:stranger', network, STRANGER_LIMIT);
    throw error;
  }
}

const render = ({ status, body }: Answer): Rendered =>
  body === undefined
    ? { status: status ?? 204, text: null, headers: {} }
    : { status: status ?? 200, text: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
