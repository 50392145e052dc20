import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from './invariants';
import { type OpenDemo, openDemo, SEEDED_WITHIN_MS } from './seed/testing/open-demo';
import { NOW } from './testing/test-db';

let demo: OpenDemo;
beforeAll(async () => {
  demo = await openDemo(NOW);
}, SEEDED_WITHIN_MS);
afterAll(() => demo?.close());

const broken = async () =>
  (await checkInvariants(demo.owner, NOW)).filter(({ violations }) => violations > 0).map(({ id }) => id);

/** One row of each kind made wrong, as only the owner can. */
const SABOTAGE: [id: string, what: string, sql: string][] = [
  [
    'I1',
    'a unit is claimed by no return',
    `update order_lines set claimed = 1 where id = (select id from order_lines where claimed = 0 limit 1)`,
  ],
  [
    'I2',
    'an order counts a cent more than its payments',
    `update orders set refunded_by_us = refunded_by_us + 1 where id = (select id from orders where total_paid > 0 limit 1)`,
  ],
  [
    'I2',
    'a return pays more than it was quoted',
    `update returns set quoted_refund = 1, quote = jsonb_set(quote, '{money,refund_total,amount}', '1')
      where id = (select return_id from refund_intents where kind = 'refund' limit 1)`,
  ],
  [
    'I3',
    'a request was answered with nothing',
    `insert into idempotency_keys (shop_id, key, request_hash, status) select id, 'k', 'h', 200 from shops limit 1`,
  ],
  [
    'I4',
    'a payment went through at no time',
    `update refund_intents set settled_at = null where id = (select id from refund_intents where state = 'succeeded' limit 1)`,
  ],
  [
    'I4',
    'the ledger names another reference',
    `update ledger_entries set reference = 'other' where id = (select id from ledger_entries limit 1)`,
  ],
  [
    'I5',
    'an account is overdrawn',
    `insert into credit_entries (shop_id, id, account_id, account_key, currency, amount, kind, lot_id, at)
      select shop_id, gen_random_uuid(), account_id, account_key, currency, -amount - 1, 'spend', id, now()
      from credit_entries where lot_id is null limit 1`,
  ],
  ['I5', 'a balance is not what its books say', `update credit_accounts set balance = balance + 1`],
  ['I5', 'the app may rewrite the books', `grant update on credit_entries to porchlight_app`],
  [
    'I6',
    'a parcel holds more than was ordered',
    `update shipment_lines set quantity = quantity + 9 where shipment_id = (select id from shipments where status = 'delivered' limit 1)`,
  ],
  [
    'I7',
    'a parcel says it arrived',
    `update shipments set status = 'delivered' where id = (select id from shipments where status = 'in_transit' limit 1)`,
  ],
  [
    'I7',
    'a parcel arrived at another minute',
    `update shipments set delivered_at = delivered_at + interval '1 minute'
      where id = (select id from shipments where status = 'delivered' limit 1)`,
  ],
  [
    'I8',
    'a delivery was never looked at',
    `update inbox set state = 'received', received_at = '2026-11-25T10:00Z' where id = (select id from inbox limit 1)`,
  ],
  [
    'I9',
    'a message is about another shop’s parcel',
    `update notifications n set shipment_id = (select s.id from shipments s where s.shop_id <> n.shop_id limit 1)
      where n.id = (select id from notifications limit 1)`,
  ],
  ['I9', 'a wall is down', `alter table orders disable row level security`],
  [
    'I10',
    'a unit is held back for nobody',
    `update variants set reserved = reserved + 1 where id = (select id from variants limit 1)`,
  ],
  [
    'I10',
    'a reservation outlived its time',
    `update stock_reservations set expires_at = '2026-11-24T12:00Z' where state = 'open'`,
  ],
  [
    'I11',
    'a message went out twice',
    `insert into notifications (shop_id, id, event, channel, locale, recipient, order_id, dedupe_key, data, state, created_at)
      select shop_id, gen_random_uuid(), event, channel, locale, recipient, order_id, 'copy ' || n, '{}', 'sent', created_at
      from (select * from notifications limit 1) one, generate_series(1, 2) n`,
  ],
  [
    'I12',
    'nobody knows who made an order',
    `delete from audit_log where id = (select id from audit_log where action = 'order.created' limit 1)`,
  ],
  [
    'I12',
    'nobody knows who approved a return',
    `delete from audit_log where id = (select id from audit_log where action = 'return.approved' limit 1)`,
  ],
  [
    'I13',
    'the parts of a quote are a cent short',
    `update returns set quote = jsonb_set(quote, '{money,items,amount}', to_jsonb((quote #>> '{money,items,amount}')::bigint + 1))
      where id = (select id from returns limit 1)`,
  ],
  [
    'I13',
    'a payment is in another currency',
    `update refund_intents set currency = 'CHF' where id = (select id from refund_intents limit 1)`,
  ],
  [
    'I14',
    'a case was closed by nobody',
    `update cases set state = 'closed', outcome = 'solved', closed_at = now() where id = (select id from cases where state = 'open' limit 1)`,
  ],
  ['I14', 'a note is in no audit log', `delete from audit_log where action = 'case.noted'`],
  [
    'I15',
    'more was found in a box than was counted',
    `insert into return_inspections (shop_id, id, return_id, return_line_id, condition, quantity, actor, at)
      select shop_id, gen_random_uuid(), return_id, id, 'good', accepted + 1, 'system:test', now() from return_lines limit 1`,
  ],
];

describe('npm run invariants', () => {
  it('finds nothing wrong with the demo shops', async () => expect(await broken()).toEqual([]));

  it.each(SABOTAGE)('%s notices when %s', async (id, _what, sql) => {
    await demo.owner.query('begin');
    try {
      const { rowCount } = await demo.owner.query(sql);
      expect(rowCount).not.toBe(0);
      expect(await broken()).toContain(id);
    } finally {
      await demo.owner.query('rollback');
    }
  });
});
