import { expect, test } from 'vitest';
import { testPool } from '@/db/testing/test-db';
import { newId } from '@/lib/core/ids';
import { takeTurn } from './take-turn';

const limit = { points: 120, windowSeconds: 600 };

const outcome = (subject: string) =>
  takeTurn('test', subject, limit).then(
    () => 'in' as const,
    (error) => error.details.retryAfterSeconds as number,
  );

test('a subject gets what the limit allows, then is told how long to wait; others are not held up', async () => {
  await testPool();
  const subject = newId();
  const outcomes = await Promise.all(Array.from({ length: 400 }, () => outcome(subject)));
  const admitted = outcomes.filter((one) => one === 'in').length;
  // whole handfuls of 50 from a counter of 120
  expect(admitted).toBe(100);
  const waits = outcomes.filter((one) => one !== 'in');
  expect(waits.every((seconds) => seconds >= 1 && seconds <= 600)).toBe(true);
  expect(await outcome(newId())).toBe('in');
});
