import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { answerQuestion } from '@/lib/returns/mutations/answer-question';
import { askShopper } from '@/lib/returns/mutations/ask-shopper';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { exportCustomer } from '../queries/export-customer';
import { eraseCustomer } from './erase-customer';

const GIVEN = 'nele.beschenkt@example.com';
const shipped = { fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString() };

it('who was given the goods and sends them back is told what there is of them, without its price, and forgotten', () =>
  withTestDb(async (t) => {
    const shopId = await t.createShop();
    const ctx = await t.as(shopId);
    const order = await createOrder(ctx, { ...shipped, customer: { email: 'buyer@example.com' } });
    const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'store_credit' as const };
    const { returnId } = await createReturn(ctx, {
      orderId: order.id,
      lines: [{ ...line, comment: 'Nele has it already' }],
      recipientEmail: GIVEN,
      details: { note: 'ring at Beschenkt' } as never,
    });
    await askShopper(ctx, { returnId, question: 'Is it worn?' });
    await answerQuestion(ctx, { returnId, answer: 'Never, says Nele. My number is 0151 2345.' });
    const other = await createReturn(ctx, {
      orderId: (await createOrder(ctx, { ...shipped, customer: { email: 'third@example.com' } })).id,
      lines: [line],
    });
    await askShopper(ctx, { returnId: other.returnId, question: 'Which colour?' });
    const traces = async () => {
      const { rows } = await ctx.db.execute<{ all: string }>(sql`
        select concat((select jsonb_agg(to_jsonb(r)) from returns r), (select jsonb_agg(to_jsonb(l)) from return_lines l),
          (select jsonb_agg(to_jsonb(e)) from return_events e where e.return_id = ${returnId}),
          (select jsonb_agg(to_jsonb(n)) from notifications n)) as all`);
      return rows[0]?.all ?? '';
    };
    expect(await traces()).toMatch(/beschenkt/i);

    const told = await exportCustomer(ctx, { email: GIVEN });
    expect(told.orders).toEqual([]);
    expect(told.records.returns).toMatchObject([{ id: returnId, recipient_email: GIVEN }]);
    expect(told.records.return_lines).toMatchObject([{ comment: 'Nele has it already' }]);
    expect(told.records.notifications).toMatchObject([{ recipient: GIVEN }, { recipient: GIVEN }]);
    expect(JSON.stringify(told)).not.toMatch(/buyer@|quoted_|net_refund|refund_total/);

    const stranger = await t.as(await t.createShop());
    expect((await eraseCustomer(stranger, { email: GIVEN })).erased).toEqual({ orders: 0, mails: 0 });
    await eraseCustomer(await t.as(shopId), { email: GIVEN });
    expect(await traces()).not.toMatch(/beschenkt|Nele|0151/i);
    const { rows: kept } = await ctx.db.execute<{ note: string }>(
      sql`select note from return_events where return_id = ${other.returnId} and note is not null`,
    );
    // What others wrote, and were asked, is theirs.
    expect(kept).toMatchObject([{ note: 'Which colour?' }]);
    const { rows } = await ctx.db.execute<{ email: string; open: number; waiting: number }>(sql`
      select customer_email as email, (select count(*)::int from grants where return_id = ${returnId} and revoked_at is null) as open,
        (select count(*)::int from notifications where return_id = ${returnId} and state = 'queued') as waiting from orders where id = ${order.id}`);
    expect(rows).toEqual([{ email: 'buyer@example.com', open: 0, waiting: 0 }]);
  }));
