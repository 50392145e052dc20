import { csvLine } from '@/lib/console/rules/csv';
import type { Ctx } from '@/lib/core/context';
import { getShop } from '@/lib/shops/queries/get-shop';
import { KIND_WORDS } from '../rules/case-words';
import type { ParcelRowFacts } from '../rules/parcel-row';
import type { ParcelFilter } from '../schema';
import { listParcels } from './list-parcels';

/** Lines of one file; a shop with more takes them by day or by the API. */
const EXPORT_LINES = 20_000;

const COLUMNS: [name: string, cell: (row: ParcelRowFacts) => string | number | null][] = [
  ['shipment', (row) => row.id],
  ['order', (row) => row.number],
  ['direction', (row) => (row.parcel.isReturn ? 'return' : 'outbound')],
  ['carrier', (row) => row.carrier],
  ['service', (row) => row.service],
  ['tracking_number', (row) => row.trackingNumber],
  ['status', (row) => row.parcel.status],
  ['sub_status', (row) => row.parcel.subStatus],
  ['made_at', (row) => utc(row.createdAt)],
  ['last_scan_at', (row) => utc(row.parcel.lastEventAt)],
  ['promised_at', (row) => utc(row.parcel.promisedAt)],
  ['expected_by', (row) => row.parcel.eta?.latest ?? null],
  ['delivered_at', (row) => row.parcel.deliveredAtLocal ?? utc(row.parcel.deliveredAt)],
  ['needs_somebody', (row) => (row.need ? KIND_WORDS[row.need] : null)],
  ['customer', (row) => row.customerName],
  ['email', (row) => row.customerEmail],
  ['goods', (row) => row.lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ')],
];

const utc = (at: string | null): string | null => at && `${new Date(at).toISOString().slice(0, 19)}Z`;

/** Parcels of a list as a CSV file, newest first. */
export async function exportParcels(ctx: Ctx, input: ParcelFilter): Promise<string> {
  const { timeZone: zone } = await getShop(ctx);
  const { data } = await listParcels(ctx, { ...input, limit: EXPORT_LINES, after: null, zone });
  const lines = data.map((row) => csvLine(COLUMNS.map(([, cell]) => cell(row))));
  // The mark at the front tells a spreadsheet that this is UTF-8.
  return `\ufeff${csvLine(COLUMNS.map(([name]) => name))}${lines.join('')}`;
}
