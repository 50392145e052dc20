import { sayStamp } from '@/lib/console/rules/say-time';
import { sourceName } from './describe-source';

export type TrackerFacts = {
  source: string;
  name: string;
  state: 'wanted' | 'followed' | 'refused';
  lastError: string | null;
  at: string;
};

/** Whether an aggregator tells of a parcel: "EasyPost follows it since Tue 24 Nov, 11:00." */
export function sayTracker(tracker: TrackerFacts, { zone, now }: { zone: string; now: Date }): string {
  const { source, name, state, lastError, at } = tracker;
  const service = sourceName(source);
  const who = name === source || name === service ? service : `${name} (${service})`;
  if (state === 'followed') return `${who} follows it since ${sayStamp(new Date(at), zone, now)}.`;
  const why = lastError ? ` ${/[.!?]$/.test(lastError) ? lastError : `${lastError}.`}` : '';
  return state === 'refused' ? `${who} does not follow it.${why}` : `${who} is being asked to follow it.${why}`;
}
