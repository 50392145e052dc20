import type { NextRequest } from 'next/server';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { answer } from '@/lib/console/answer-read';
import { exportReturns } from '@/lib/console/queries/export-returns';
import { returnListQuery } from '@/lib/console/schema';

type Context = { params: Promise<{ shop: string }> };

export async function GET(request: NextRequest, { params }: Context) {
  const { shop } = await params;
  const { tab } = returnListQuery.parse({ cursor: null, q: '', tab: request.nextUrl.searchParams.get('tab') });
  return answer(shop, async (ctx) => {
    const csv = await exportReturns(ctx, { tab });
    await recordAudit(ctx, { action: 'returns.exported', entity: 'returns', entityId: tab });
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="returns-${tab}-${ctx.now.toISOString().slice(0, 10)}.csv"`,
        'cache-control': 'private, no-store',
      },
    });
  });
}
