import { createServer, IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type BlockList, Server as NetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { hearTooLarge } from '@/lib/api/hear-too-large';
import { log } from '@/lib/core/log';
import { SECURITY_HEADERS } from '@/lib/core/security-headers';
import { bodyLimit, cleanHeaders, isHook, isUpload, judge, type Refusal, refuse, tooLarge } from './guard';
import { lanes } from './lanes';
import { placeRequest } from './own-domain';

/** A curated font, or one that a shop sent. */
const FONT = /^\/(?:fonts|media\/[\w-]+)\/[\w-]+\.woff2$/;
const SCAN_PAGE = /^\/console\/[^/?]+\/returns\/scan(?:[?]|$)/;
const CAMERA_ALLOWED = (SECURITY_HEADERS['permissions-policy'] ?? '').replace('camera=()', 'camera=(self)');

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type FrontServer = {
  server: Server;
  /** From now on requests that the guard and the lanes leave over go to this handler; until then they get 503. */
  open(handler: Handler): void;
  /** Takes no new connections, lets requests in flight finish for so long, then ends what is left. */
  drain(withinMs: number): Promise<void>;
};

/** Somebody else listens there. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

const HEADERS_WITHIN_MS = 10_000;
const IDLE_AFTER_MS = 20_000;
/** While stopping, an idle connection may still bring a request that was sent before its client knew. */
const LAST_WORDS_MS = 500;
/** Photos on a slow line; texts have less. */
const UPLOAD_WITHIN_MS = 120_000;
const TEXT_WITHIN_MS = 20_000;

const STARTING: Refusal = {
  status: 503,
  code: 'UNAVAILABLE',
  detail: 'Porchlight is starting.',
  headers: { 'retry-after': '2', refresh: '2' },
};

/**
 * Listens at once, so that a taken port is known before anything slow. Throws PortTaken.
 * @param proxies whose forwarded headers are believed
 * @param upgrades whether connections may leave HTTP (hot reload); otherwise a wish to upgrade is ignored
 */
export async function listen(port: number, proxies: BlockList, upgrades = false): Promise<FrontServer> {
  let handler: Handler | undefined;
  let draining = false;
  const upgraded = new Set<Duplex>();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    // The one script that other sites may load: a shop's own pages do.
    if (request.url?.startsWith('/embed.js')) response.setHeader('cross-origin-resource-policy', 'cross-origin');
    // Mails set them too, and a mail program is no page of ours.
    if (FONT.test(request.url ?? '')) {
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
      response.setHeader('access-control-allow-origin', '*');
    }
    // The packing table's page may look through the camera, for the codes of slips.
    if (SCAN_PAGE.test(request.url ?? '')) response.setHeader('permissions-policy', CAMERA_ALLOWED);
    const refusal = judge(request) ?? (handler ? null : STARTING);
    if (refusal?.status === 413) void hearTooLarge(request.url ?? '', Number(request.headers['content-length']));
    if (refusal) return refuse(request, response, refusal);
    cleanHeaders(request, proxies);
    if (request.headers['x-forwarded-proto'] === 'https') {
      response.setHeader('strict-transport-security', 'max-age=31536000');
    }
    response.setHeader('x-request-id', String(request.headers['x-request-id']));
    const misplaced = handler ? await placeRequest(request, response) : null;
    if (misplaced) return refuse(request, response, misplaced);
    if (draining) response.setHeader('connection', 'close');
    hurry(request);
    if (request.headers.expect === '100-continue') response.writeContinue();
    // A connection's messages are read by whoever answers them, as far as each may go.
    const isGathered = request.headers['transfer-encoding'] && !isHook(request);
    const whole = isGathered ? await gather(request) : request;
    if (whole === null) return refuse(request, response, tooLarge(request));
    for (const lane of lanes) if (await lane(whole, response)) return;
    await handler?.(whole, response);
  };

  const onRequest: RequestListener = (request, response) => {
    answer(request, response).catch((error) => {
      if (request.destroyed && !request.complete) return response.destroy();
      log.error({ err: error, requestId: request.headers['x-request-id'] }, 'Request failed');
      if (response.headersSent) return response.destroy();
      refuse(request, response, { status: 500, code: 'INTERNAL', detail: 'Something went wrong on our side.' });
    });
  };

  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: UPLOAD_WITHIN_MS,
      keepAliveTimeout: IDLE_AFTER_MS,
      connectionsCheckingInterval: 5_000,
    },
    onRequest,
  );
  server.on('checkContinue', onRequest);
  server.on('connect', (_request, socket) => hangUp(socket, '405 Method Not Allowed'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => hangUp(socket, CLIENT_ERRORS[error.code ?? '']));
  await new Promise<void>((ready, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return failed(error);
      const why = error.code === 'EACCES' ? 'may not be used by this account' : 'is taken by another program';
      failed(new PortTaken(`Port ${port} ${why}. Stop it, or choose another: PORT=${port + 1} npm run …`));
    });
    server.listen(port, ready);
  });
  const track = (_request: IncomingMessage, socket: Duplex) => {
    upgraded.add(socket);
    socket.on('close', () => upgraded.delete(socket));
  };
  if (upgrades) server.on('upgrade', track);

  return {
    server,
    open(next) {
      handler = next;
    },
    async drain(withinMs) {
      draining = true;
      for (const socket of upgraded) socket.destroy();
      // Not the HTTP server's own close: it would cut idle connections on which a request may be on its way.
      const closed = new Promise<void>((done) => NetServer.prototype.close.call(server, () => done()));
      const from = Date.now();
      const sweep = setInterval(() => Date.now() - from > LAST_WORDS_MS && server.closeIdleConnections(), 50);
      const deadline = setTimeout(() => server.closeAllConnections(), withinMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(deadline);
    },
  };
}

const CLIENT_ERRORS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_INVALID_METHOD: '405 Method Not Allowed',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Says goodbye on a connection whose words are no HTTP. */
function hangUp(socket: Duplex, status = '400 Bad Request') {
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  setTimeout(() => socket.destroy(), 1_000).unref();
}

/** Ends the connection of whoever sends a text byte by byte. Uploads have the server's own limit. */
function hurry(request: IncomingMessage) {
  const { headers } = request;
  if (isUpload(request) || (!headers['content-length'] && !headers['transfer-encoding'])) return;
  const deadline = setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, TEXT_WITHIN_MS);
  request.once('close', () => clearTimeout(deadline));
}

/**
 * The same request with a body of known length. One that comes in chunks does not say how long it is, and a handler
 * must not see the beginning of one that turns out too long: then null, and what comes is thrown away.
 */
async function gather(request: IncomingMessage): Promise<IncomingMessage | null> {
  const limit = bodyLimit(request);
  const chunks: Buffer[] = [];
  let length = 0;
  const fits = await new Promise<boolean>((done, failed) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) {
        chunks.length = 0;
        done(false);
      } else chunks.push(chunk);
    });
    request.on('end', () => done(true));
    request.on('error', failed);
  });
  if (!fits) return null;
  const whole = new IncomingMessage(request.socket);
  const { 'transfer-encoding': _, ...headers } = request.headers;
  Object.assign(whole, {
    method: request.method,
    url: request.url,
    httpVersion: request.httpVersion,
    httpVersionMajor: request.httpVersionMajor,
    httpVersionMinor: request.httpVersionMinor,
    headers: { ...headers, 'content-length': String(length) },
    rawHeaders: request.rawHeaders,
    complete: true,
  });
  whole.push(Buffer.concat(chunks));
  whole.push(null);
  return whole;
}
