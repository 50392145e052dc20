import { timeBounds } from '@/lib/carriers/rules/carrier-time';

type Told = { id: string; occurredAt: string | null; localTime: string | null; receivedAt: string };

/** By the middle of what its time can mean; what has no time, by when it was told. */
function sortTime({ occurredAt, localTime, receivedAt }: Told): number {
  const bounds = timeBounds({ occurred_at: occurredAt, local_time: localTime });
  return bounds ? (bounds.earliest + bounds.latest) / 2 : Date.parse(receivedAt);
}

/** A parcel's events, the newest first, whatever order they were told in. */
export function newestFirst<T extends Told>(events: readonly T[]): T[] {
  return events
    .map((event) => ({ event, at: sortTime(event) }))
    .sort((a, b) => b.at - a.at || (a.event.id < b.event.id ? 1 : -1))
    .map(({ event }) => event);
}
