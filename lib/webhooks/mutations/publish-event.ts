import type { Ctx } from '@/lib/core/context';
import { type Happening, publishEvents } from './publish-events';

/** What the API answers for the thing as it now stands; asked for only where somebody listens. */
export type PublishedEvent = Happening & { data: () => Promise<unknown> };

/** Tells the shop's endpoints what has happened to one thing (`publishEvents`). */
export const publishEvent = (ctx: Ctx, { data, ...event }: PublishedEvent): Promise<{ deliveries: number }> =>
  publishEvents(ctx, [event], async () => new Map([[event.subject, await data()]]));
