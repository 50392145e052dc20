import { expect, test } from 'vitest';
import { testPool } from '@/db/testing/test-db';
import { checkHealth } from './health';

test('a migrated database answering as the app role is healthy', async () => {
  await testPool();
  expect(await checkHealth()).toBe('ok');
});

test('an older database is not, and one that cannot be asked is not', async () => {
  const pool = await testPool();
  const owner = await pool.connect();
  try {
    await owner.query('set role none');
    await owner.query('update drizzle.__drizzle_migrations set created_at = created_at - 1e9');
    expect(await checkHealth()).toBe('migrations');
    await owner.query('update drizzle.__drizzle_migrations set created_at = created_at + 1e9');
    await owner.query('alter table drizzle.__drizzle_migrations rename to hidden');
    expect(await checkHealth()).toBe('database');
    await owner.query('alter table drizzle.hidden rename to __drizzle_migrations');
    expect(await checkHealth()).toBe('ok');
  } finally {
    owner.release(true);
  }
});
