import { type Agent, request } from 'node:http';

export type Call = { agent: Agent; path: string; headers?: Record<string, string>; body?: string };
export type Send = (call: Call) => Promise<number>;

export const pause = (ms: number) => new Promise((later) => setTimeout(later, ms));

/** As providers do: what is not answered, or answered with "later", is sent again. */
export const persistent =
  (port: () => number): Send =>
  async (call) => {
    for (;;) {
      const status = await sendOnce(port(), call).catch(() => 503);
      if (status !== 503) return status;
      await pause(100);
    }
  };

/** Sends a request and answers its status; rejects where there is no answer. */
export function sendOnce(port: number, { agent, path, headers, body }: Call): Promise<number> {
  return new Promise((answered, failed) => {
    const call = request(
      {
        port,
        agent,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      },
      (response) => {
        response.resume();
        response.on('end', () => answered(response.statusCode ?? 0));
        response.on('error', failed);
      },
    );
    call.on('error', failed);
    call.end(body);
  });
}
