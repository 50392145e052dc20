import type { NextRequest } from 'next/server';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { exportParcels } from '@/lib/cases/queries/export-parcels';
import { parcelListQuery } from '@/lib/cases/schema';
import { answer } from '@/lib/console/answer-read';

type Context = { params: Promise<{ shop: string }> };

export async function GET(request: NextRequest, { params }: Context) {
  const { shop } = await params;
  const query = parcelListQuery.parse(Object.fromEntries(request.nextUrl.searchParams));
  return answer(shop, async (ctx) => {
    const csv = await exportParcels(ctx, query);
    await recordAudit(ctx, { action: 'shipments.exported', entity: 'shipments', entityId: query.view });
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="parcels-${ctx.now.toISOString().slice(0, 10)}.csv"`,
        'cache-control': 'private, no-store',
      },
    });
  });
}
