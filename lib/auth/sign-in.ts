import { getPool } from '@/db/pool';
import { newId } from '@/lib/core/ids';
import { consumeLimit } from '@/lib/core/rate-limit';
import { hashToken, newToken } from '@/lib/core/secrets';
import { verifyPassword } from './password';

/** Wrong passwords an hour for one address, and from one network, before both must wait. */
const EMAIL_LIMIT = { points: 10, windowSeconds: 15 * 60 };
const NETWORK_LIMIT = { points: 60, windowSeconds: 60 * 60 };
const LINK_LIMIT = { points: 5, windowSeconds: 60 * 60 };
const LINK_MINUTES = 15;
const SESSION_DAYS = 14;

type Person = { id: string; email: string; name: string };

/** One `@`, an unquoted ASCII local part, no control characters: what cannot be read two ways (trust.md T08). */
export function plainEmail(input: string): string | null {
  const email = input.normalize('NFKC').trim().toLowerCase();
  return /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(email) ? email : null;
}

async function findUser(email: string): Promise<(Person & { passwordHash: string | null }) | null> {
  const { rows } = await getPool().query(
    `select user_id as id, email, name, password_hash as "passwordHash" from find_user($1)`,
    [email],
  );
  return rows[0] ?? null;
}

/**
 * The person behind an address and password, or null: unknown address and wrong password are one answer.
 * @throws AppError RATE_LIMITED
 */
export async function signInWithPassword(input: {
  email: string;
  password: string;
  network: string;
}): Promise<Person | null> {
  const email = plainEmail(input.email);
  await consumeLimit('sign-in:network', input.network, NETWORK_LIMIT);
  await consumeLimit('sign-in:email', email ?? input.email, EMAIL_LIMIT);
  const user = email ? await findUser(email) : null;
  const good = await verifyPassword(input.password.slice(0, 1024), user?.passwordHash ?? null);
  if (!user || !good) return null;
  await consumeLimit('sign-in:email', user.email, EMAIL_LIMIT, -1);
  return { id: user.id, email: user.email, name: user.name };
}

/**
 * Makes a sign-in link for an address; null when nobody has it. The caller mails it and tells the visitor the same
 * sentence either way.
 * @throws AppError RATE_LIMITED
 */
export async function createLoginLink(input: {
  email: string;
  network: string;
  now: Date;
}): Promise<{ token: string; user: Person } | null> {
  const email = plainEmail(input.email);
  await consumeLimit('sign-in:network', input.network, NETWORK_LIMIT);
  await consumeLimit('sign-in:link', email ?? input.email, LINK_LIMIT);
  const user = email ? await findUser(email) : null;
  if (!user) return null;
  const token = newToken();
  await getPool().query('select issue_login_token($1, $2, $3)', [
    hashToken(token),
    user.id,
    new Date(input.now.getTime() + LINK_MINUTES * 60_000),
  ]);
  return { token, user: { id: user.id, email: user.email, name: user.name } };
}

/** Uses a sign-in link up: the person it was made for, once. */
export async function useLoginLink(token: string, now: Date): Promise<Person | null> {
  const { rows } = await getPool().query('select user_id as id, email, name from use_login_token($1, $2)', [
    hashToken(token),
    now,
  ]);
  return rows[0] ?? null;
}

/** Opens a session row; the cookie carries its id, and ending the row ends the session at once. */
export async function startStaffSession(userId: string, now: Date): Promise<string> {
  const id = newId();
  await getPool().query('select start_staff_session($1, $2, $3, $4)', [
    id,
    userId,
    now,
    new Date(now.getTime() + SESSION_DAYS * 86_400_000),
  ]);
  return id;
}

export async function endStaffSession(id: string, now: Date): Promise<void> {
  await getPool().query('select end_staff_session($1, $2)', [id, now]);
}
