import { eq } from 'drizzle-orm';
import { shops } from '@/db/schema/shops';
import { members, userPasswords, users } from '@/db/schema/staff';
import { hashPassword } from '@/lib/auth/password';
import { plainEmail } from '@/lib/auth/sign-in';
import { STAFF_ROLES, type StaffRole } from '@/lib/core/constants';
import { newId } from '@/lib/core/ids';
import type { Command } from '../command-io';
import { readOptions, withOwner } from '../with-owner';

/**
 * Makes someone a member of a shop: `--shop --email --name [--role owner] [--password]`. Without a password they sign in
 * by an emailed link; a password of `-` is read from standard input, so that no shell keeps it.
 */
export const run: Command['run'] = async (args, io) => {
  const options = readOptions(args, ['shop', 'email', 'name'], ['role', 'password']);
  const email = plainEmail(options.email);
  if (!email) throw new Error('--email is not an address.');
  const role = (options.role ?? 'owner') as StaffRole;
  if (!STAFF_ROLES.includes(role)) throw new Error(`--role takes ${STAFF_ROLES.join(', ')}.`);
  const password = options.password === '-' ? (await io.readAll()).trim() : options.password;
  if (password !== undefined && password.length < 8) throw new Error('A password has at least 8 characters.');
  const userId = await withOwner(async (db) => {
    const [shop] = await db.select({ id: shops.id }).from(shops).where(eq(shops.slug, options.shop));
    if (!shop) throw new Error(`There is no shop "${options.shop}".`);
    const [user] = await db
      .insert(users)
      .values({ id: newId(), email, name: options.name })
      .onConflictDoUpdate({ target: users.email, set: { name: options.name } })
      .returning({ id: users.id });
    if (!user) throw new Error('The user could not be written.');
    if (password) {
      const hash = await hashPassword(password);
      await db
        .insert(userPasswords)
        .values({ userId: user.id, hash })
        .onConflictDoUpdate({ target: userPasswords.userId, set: { hash, changedAt: new Date() } });
    }
    await db
      .insert(members)
      .values({ shopId: shop.id, userId: user.id, role })
      .onConflictDoUpdate({ target: [members.shopId, members.userId], set: { role } });
    return user.id;
  });
  io.print({ id: userId, email, shop: options.shop, role });
  return 0;
};
