import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { ROWS } from '@/lib/console/constants';
import type { Ctx } from '@/lib/core/context';
import { readCursor } from '@/lib/core/paging';
import { getShop } from '@/lib/shops/queries/get-shop';
import { parcelRow } from '../rules/parcel-row';
import type { ParcelListQuery } from '../schema';
import type { ParcelList } from '../types';
import { listNewestCarriers, listParcels } from './list-parcels';

/** A page of all parcels, worded. @throws AppError INVALID for a cursor that is none */
export async function readParcelList(ctx: Ctx, input: ParcelListQuery): Promise<ParcelList> {
  const after = input.cursor ? readCursor(input.cursor) : null;
  const { slug: shop, timeZone: zone } = await getShop(ctx);
  const [page, carriers] = await Promise.all([
    listParcels(ctx, { ...input, limit: ROWS, after, zone }),
    listNewestCarriers(ctx),
  ]);
  const slugs = new Set([...carriers, ...(input.carrier ? [input.carrier] : [])]);
  return {
    rows: page.data.map((row) => parcelRow(row, { shop, now: ctx.now, zone })),
    next_cursor: page.next_cursor,
    carriers: [...slugs]
      .map((slug) => ({ slug, name: carrierName(slug) ?? slug }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}
