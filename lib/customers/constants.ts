/** What stands where an address stood. `.invalid` is nobody's (RFC 2606). */
export const ERASED_EMAIL = 'erased@erased.invalid';
export const ERASED_TEXT = 'erased';

/**
 * How the rows of a table belong to a person: through an order, one of its parcels or cases, through a return of theirs
 * (who was given the goods and sends them back has returns without orders), through the address a message went to, the keyed
 * hash of the address, or through words that name the person.
 */
export type Belonging =
  | 'order'
  | 'shipment'
  | 'returned'
  | 'return'
  | 'message'
  | 'case'
  | 'withdrawal'
  | 'account'
  | 'photo'
  | 'audit'
  | 'inbox';

/**
 * What becomes of a column: nothing at all, an empty document or list, a document with nothing but its facts, the words
 * above, or those only where it names the person.
 */
export type Blank = 'null' | 'object' | 'array' | 'facts' | 'email' | 'text' | 'where_named';

/** Members of a document that name times, amounts and things of ours; everything else in it can be somebody's words. */
export const FACTS = ['occurredAt', 'resentAt', 'day', 'intentId', 'reference', 'amount', 'about', 'until'];

export type Held = {
  table: string;
  by: Belonging;
  /** Columns that can hold the person, and what becomes of each. */
  blank?: Record<string, Blank>;
  /** The rows go altogether. */
  gone?: boolean;
  /** Append-only: only the database's own function may blank it (erase_history). */
  history?: boolean;
  /** Told by the read shapes of orders, shipments and returns already. */
  inReads?: boolean;
};

/** Everywhere a shopper can be, table by table. A column that is not here holds no person, or a test says so. */
export const HELD: readonly Held[] = [
  { table: 'order_lines', by: 'order', blank: { title: 'where_named', variant_title: 'where_named' }, inReads: true },
  { table: 'order_refunds', by: 'order', inReads: true },
  { table: 'shipments', by: 'order', blank: { note: 'null' }, inReads: true },
  { table: 'tracking_events', by: 'shipment', history: true },
  { table: 'delivery_photos', by: 'shipment', gone: true },
  { table: 'grants', by: 'order', blank: { label: 'null' } },
  {
    table: 'notifications',
    by: 'message',
    blank: { recipient: 'email', data: 'facts', subject: 'null', last_error: 'null' },
  },
  { table: 'feedback', by: 'order', blank: { message: 'null' } },
  { table: 'page_views', by: 'order', gone: true },
  { table: 'stock_alerts', by: 'order', gone: true },
  { table: 'return_drafts', by: 'order', gone: true },
  {
    table: 'returns',
    by: 'returned',
    blank: { reject_reason: 'null', method_details: 'object', recipient_email: 'null' },
  },
  // Before the lines that name them.
  { table: 'uploads', by: 'photo', gone: true },
  { table: 'return_lines', by: 'return', blank: { comment: 'null', answers: 'object', photo_ids: 'array' } },
  { table: 'return_events', by: 'return', history: true },
  {
    table: 'problem_reports',
    by: 'order',
    blank: { comment: 'null', answers: 'object', photo_ids: 'array', reason: 'null' },
  },
  { table: 'problem_report_lines', by: 'order' },
  { table: 'problem_report_events', by: 'order', blank: { words: 'null' } },
  { table: 'return_inspections', by: 'return', blank: { note: 'null', title: 'where_named' } },
  { table: 'return_cautions', by: 'return' },
  { table: 'return_labels', by: 'order', blank: { bytes: 'null', qr_bytes: 'null', last_error: 'null' } },
  { table: 'payments', by: 'order', blank: { url: 'null', last_error: 'null' } },
  { table: 'refund_intents', by: 'order', blank: { last_error: 'null' } },
  { table: 'ledger_entries', by: 'order' },
  { table: 'payout_accounts', by: 'order', gone: true },
  { table: 'disputes', by: 'order', blank: { reason: 'null' } },
  { table: 'cases', by: 'order' },
  { table: 'case_events', by: 'case', history: true },
  { table: 'claims', by: 'order', blank: { note: 'null' } },
  {
    table: 'delivery_requests',
    by: 'order',
    blank: { wanted: 'object', answer: 'null', note: 'null', last_error: 'null' },
  },
  { table: 'order_codes', by: 'order', gone: true },
  {
    table: 'withdrawals',
    by: 'withdrawal',
    blank: { name: 'text', email: 'email', part: 'null', done_note: 'null' },
  },
  { table: 'credit_accounts', by: 'account' },
  { table: 'credit_entries', by: 'account' },
  { table: 'customer_flags', by: 'account', blank: { note: 'null' } },
  { table: 'webhook_events', by: 'order', gone: true },
  { table: 'audit_log', by: 'audit', history: true },
  { table: 'inbox', by: 'inbox', blank: { body: 'text', detail: 'null' } },
];

/** Tables that hold no shopper, beside `orders` itself. A new table goes here or above; a test asks. */
export const WITHOUT_SHOPPERS: readonly string[] = [
  'api_keys',
  'brand_versions',
  'brands',
  'carrier_contracts',
  'carrier_dependencies',
  'connections',
  'credit_spends',
  'delivery_rules',
  'domains',
  'erasures',
  // Sealed, and gone after 30 days.
  'idempotency_keys',
  'members',
  'policy_drafts',
  'policy_versions',
  'products',
  'report_settings',
  'return_settings',
  'scorecard_links',
  'shipment_lines',
  'shipment_polls',
  'stock_reservations',
  'trackers',
  'transit_lanes',
  // Carriers' own words for codes; what names somebody goes with them.
  'unknown_codes',
  'variants',
  'webhook_deliveries',
  'webhook_endpoints',
];
