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

/** Each column that a parcel's facts decide, made another one. */
const DERIVED: [what: string, change: string, where: string][] = [
  ['a parcel is in another state', `sub_status = 'held'`, `sub_status = 'arrived' or sub_status is null`],
  ['a parcel has another cause', `cause = 'weather'`, `cause is distinct from 'weather'`],
  ['somebody else is to act', `action_by = 'merchant'`, `action_by is distinct from 'merchant'`],
  ['a parcel left a minute later', `shipped_at = shipped_at + interval '1 minute'`, `status = 'delivered'`],
  ['a parcel never left', `shipped_at = null`, `status = 'delivered' and shipped_at is not null`],
  ['a parcel without a scan left', `shipped_at = created_at - interval '1 hour'`, `shipped_at is null`],
  ['a parcel never came', `delivered_at = null`, `delivered_at is not null`],
  ['a clock at the door is another', `delivered_at_local = '2026-11-01T09:00'`, `status = 'delivered'`],
  ['a last scan is another', `last_event_at = last_event_at - interval '1 second'`, `last_event_at is not null`],
  ['a last scan is forgotten', `last_event_at = null`, `last_event_at is not null`],
  ['a day is forgotten', `eta = null`, `eta is not null`],
  ['a day is invented', `eta = eta || '{"latest": "2027-05-05T12:00:00.000Z"}'`, `eta is not null`],
  [
    'a carrier’s word is another',
    `eta = eta || '{"earliest": "2027-05-05T12:00:00.000Z"}'`,
    `eta ->> 'source' = 'carrier'`,
  ],
  [
    'a carrier’s word is somebody else’s',
    `eta = eta || '{"source": "rule"}'`,
    `eta ->> 'source' = 'carrier' and status = 'delivered'`,
  ],
  ['the first day is forgotten', `eta_original = null`, `eta_original is not null`],
  [
    'the first day is another',
    `eta_original = eta_original || '{"latest": "2027-05-05T12:00:00.000Z"}'`,
    `eta_original is not null`,
  ],
  ['the days between are forgotten', `eta_trail = '[]'`, `jsonb_array_length(eta_trail) > 0`],
  [
    'a step is added to the days',
    `eta_trail = eta_trail || jsonb_build_array(eta_trail -> 0 || '{"eta": {}}')`,
    `jsonb_array_length(eta_trail) > 0`,
  ],
  ['what has come is looked for', `check_at = now()`, `status = 'delivered'`],
  ['what goes back is looked for', `check_at = now()`, `direction = 'return'`],
];

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
  ...DERIVED.map(([what, change, where]): (typeof SABOTAGE)[number] => [
    'I7',
    what,
    `update shipments set ${change} where id = (select id from shipments where ${where} order by id limit 1)`,
  ]),
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
