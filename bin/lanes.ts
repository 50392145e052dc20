import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LARGEST_BODY } from '@/lib/api/constants';
import { answerHook } from '@/lib/api/handle-hook';
import { answerRequest } from '@/lib/api/handle-request';
import { bodyReader } from '@/lib/api/read-body';
import { serveLookUp } from '@/lib/storefront/look-up-document';
import { answerOrderPage } from '@/lib/storefront/order-document';
import type { Answer, Asked } from '@/lib/storefront/serve-page';

/**
 * A hot path answered before Next, with the same handlers that Next would reach. Answers true when it took the
 * request; false, with nothing written, leaves it to the next lane and finally to Next.
 */
export type Lane = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

type Road = {
  method: RegExp;
  path: RegExp;
  handle: (request: Asked, ...parts: string[]) => Promise<Answer | Response>;
};

/** What shoppers ask for most. Measured by `npm run bench`. */
const ROADS: Road[] = [
  { method: /^(GET|HEAD)$/, path: /^\/s\/([^/]+)\/track\/([^/]+)$/, handle: answerOrderPage },
  { method: /^(GET|HEAD)$/, path: /^\/s\/([^/]+)$/, handle: (request, slug) => serveLookUp(request, slug, 'track') },
];

/** Programs come in storms: they are read and answered without the web's own kind of request and response around them. */
const HOOK = /^\/api\/hooks\/[^/]+$/;
const API = /^\/api\/v1(?:\/|$)/;

/** Below this a body is sent as it is: the headers cost more than compressing saves. */
const WORTH_COMPRESSING = 1_024;
const compress = promisify(gzip);

export const roads: Lane = async (request, response) => {
  const { method = 'GET', url = '/' } = request;
  const path = url.split('?', 1)[0] ?? '/';
  if (HOOK.test(path)) {
    await hear(request, response);
    return true;
  }
  if (API.test(path)) {
    const asked = { method, url, headers: headersOf(request), bytes: () => bytesOf(request) };
    const { status, headers, text: html } = await answerRequest(asked);
    await send(request, response, { status, headers, html });
    return true;
  }
  for (const road of ROADS) {
    const match = road.method.test(method) ? road.path.exec(path) : null;
    if (!match) continue;
    await send(request, response, await road.handle(askedBy(request), ...match.slice(1).map(decodeURIComponent)));
    return true;
  }
  return false;
};

async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url = '' } = request;
  const headers = request.headers as Record<string, string>;
  const isSmall = Number(headers['content-length'] ?? LARGEST_BODY + 1) <= LARGEST_BODY;
  const chunks = isSmall ? null : request.iterator({ destroyOnReturn: false });
  const read = chunks ? bodyReader(chunks) : () => bytesOf(request);
  const { status, text, headers: told } = await answerHook({ method, url, headers, read });
  const body = text ?? '';
  // What was not read is thrown away, so that the answer arrives; the front ends whoever sends without end.
  await chunks?.return?.();
  if (chunks) request.resume();
  response.writeHead(status, status === 204 ? told : { ...told, 'content-length': Buffer.byteLength(body) });
  response.end(method === 'HEAD' ? undefined : body);
}

/** The guard has seen to it that they are not too many. */
function bytesOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', failed);
    const brokenOff = () => failed(new Error('The request was broken off.'));
    if (request.destroyed && !request.complete) brokenOff();
    else request.on('close', brokenOff);
  });
}

function headersOf({ headers }: IncomingMessage): Headers {
  const list = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value].flat()) if (one !== undefined) list.append(name, one);
  }
  return list;
}

/** What a page reads of a request, without the web's own kind made of it. */
const askedBy = (request: IncomingMessage): Asked => ({
  method: request.method ?? 'GET',
  url: `${request.headers['x-forwarded-proto']}://${request.headers['x-forwarded-host']}${request.url}`,
  headers: {
    get: (name) => request.headers[name]?.toString() ?? null,
    has: (name) => name in request.headers,
  },
  signal: {
    get aborted() {
      return request.destroyed;
    },
  },
});

const encoder = new TextEncoder();
const room = new Uint8Array(256 * 1_024);

/** A text's bytes in one pass; `Buffer.from` counts them first, which takes as long as writing them. */
function encoded(text: string): Buffer {
  // No sign of a string is more than three bytes.
  if (text.length * 3 > room.length) return Buffer.from(text);
  return Buffer.from(room.subarray(0, encoder.encodeInto(text, room).written));
}

/** What an answer says, on the connection; its body. A page of ours comes without the web's own response around it. */
async function begin(response: ServerResponse, answer: Answer | Response): Promise<Buffer> {
  if (!(answer instanceof Response)) {
    for (const name in answer.headers) response.setHeader(name, answer.headers[name] ?? '');
    return encoded(answer.html ?? '');
  }
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length) response.setHeader('set-cookie', cookies);
  return Buffer.from(await answer.arrayBuffer());
}

async function send(request: IncomingMessage, response: ServerResponse, answer: Answer | Response): Promise<void> {
  let body = await begin(response, answer);
  const isText = /^(text\/|application\/(problem\+)?json)/.test(String(response.getHeader('content-type') ?? ''));
  if (isText && body.length >= WORTH_COMPRESSING) {
    response.appendHeader('vary', 'accept-encoding');
    if (/\bgzip\b/.test(String(request.headers['accept-encoding']))) {
      body = await compress(body, { level: 4 });
      response.setHeader('content-encoding', 'gzip');
    }
  }
  if (answer.status !== 204 && answer.status !== 304) response.setHeader('content-length', body.length);
  response.writeHead(answer.status);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Filled when the pages are built; while developing, Next answers everything, so that edits show. */
export const lanes: Lane[] = [];
