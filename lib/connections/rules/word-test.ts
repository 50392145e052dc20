import { sayAgo } from '@/lib/console/rules/say-time';
import type { SampleResult, TestView } from '../types';

const some = (count: number, one: string): string[] =>
  count === 0 ? [] : [count === 1 ? `one ${one}` : `${count} ${one}s`];

/** What pressing "Test" has shown, and what only the other side can. */
export function wordTest(
  result: SampleResult,
  { heardAt, asks, now }: { heardAt: Date | null; asks: boolean; now: Date },
): TestView {
  if (!result.isSigned) {
    return {
      isGood: false,
      text: 'A sample signed with its secret would be turned away. Give it its secret again: what is kept cannot be right.',
    };
  }
  const told = [...some(result.orders, 'order'), ...some(result.parcels, 'parcel'), ...some(result.scans, 'scan')].join(
    ', ',
  );
  const real = heardAt
    ? `The last real delivery came ${sayAgo(heardAt, now)}.`
    : 'Nothing real has come yet: whether the address and the secret are right over there, only its first delivery shows.';
  const asked = asks ? ' It is being asked whether it knows us, too; what it says stands here in a moment.' : '';
  return {
    isGood: true,
    text: `A sample signed with its secret was let in and understood (${told}). Nothing of it was kept. ${real}${asked}`,
  };
}
