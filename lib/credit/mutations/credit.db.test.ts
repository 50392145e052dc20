import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { creditAccounts } from '@/db/schema/credit';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { emailKey } from '@/lib/access/contact-keys';
import { issueCredit } from './issue-credit';

const mei = emailKey('mei@example.com');

describe('issueCredit', () => {
  it('opens one account a shopper and currency, in which bonus is told apart; another shop has its own', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const give = (amount: number, bonus: number, currency = 'EUR') =>
        issueCredit(ctx, {
          accountKey: mei,
          currency,
          lots: [
            { kind: 'issue', amount },
            { kind: 'bonus', amount: bonus },
          ],
        });
      const first = await give(1000, 100);
      expect(await give(500, 0)).toEqual(first);
      expect(await give(7, 0, 'JPY')).not.toEqual(first);
      const [account] = await ctx.db.select().from(creditAccounts).where(eq(creditAccounts.id, first.accountId));
      expect(account).toMatchObject({ balance: 1600, bonusBalance: 100, updatedAt: NOW });
      const other = await t.as(await t.createShop());
      expect(await other.db.select().from(creditAccounts)).toEqual([]);
      const theirs = await issueCredit(other, {
        accountKey: mei,
        currency: 'EUR',
        lots: [{ kind: 'issue', amount: 1 }],
      });
      expect(theirs).not.toEqual(first);
    }));
});
