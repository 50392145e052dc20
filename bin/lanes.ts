import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * A hot path answered before Next, with the same handlers that Next would reach. Answers true when it took the
 * request; false, with nothing written, leaves it to the next lane and finally to Next.
 */
export type Lane = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export const lanes: Lane[] = [];
