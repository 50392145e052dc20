import { notFound } from 'next/navigation';
import { staffPage } from '@/lib/auth/load-staff';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { readCaseList } from './queries/read-case-list';
import { readParcelList } from './queries/read-parcel-list';
import { readShipment } from './queries/read-shipment';
import { caseListQuery, parcelListQuery } from './schema';
import type { CaseList, ParcelList, ShipmentDetail } from './types';

type Search = Record<string, string | string[] | undefined>;

/** The first page of the queue, as its address asks. */
export async function loadCaseList(slug: string, search: Search) {
  const gate = await staffPage(slug);
  const query = caseListQuery.parse({ kind: null, ...search, cursor: null });
  const list: CaseList = await inShop(gate, (ctx) => readCaseList(ctx, query));
  return { list, query: { view: query.view, kind: query.kind, owner: query.owner, sort: query.sort, q: query.q } };
}

/** The first page of all parcels, as its address asks. */
export async function loadParcelList(slug: string, search: Search) {
  const gate = await staffPage(slug);
  const { cursor: _, ...query } = parcelListQuery.parse(search);
  const list: ParcelList = await inShop(gate, (ctx) => readParcelList(ctx, { ...query, cursor: null }));
  return { list, query };
}

/** One parcel; a 404 for one that is not there, or another shop's. */
export async function loadShipment(slug: string, shipmentId: string): Promise<ShipmentDetail> {
  const gate = await staffPage(slug);
  return inShop(gate, (ctx) => readShipment(ctx, { shipmentId })).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  });
}
