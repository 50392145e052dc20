import type { NextRequest } from 'next/server';
import { carrierSlug } from '@/lib/carriers/rules/carrier-slug';
import { answer } from '@/lib/console/answer-read';
import { readScores } from '@/lib/contracts/queries/read-carriers';
import { scorecardCsv } from '@/lib/contracts/rules/scorecard-csv';
import { scoreQuery } from '@/lib/contracts/schema';

type Context = { params: Promise<{ shop: string }> };

/** A scorecard as a table for spreadsheets. */
export async function GET(request: NextRequest, { params }: Context) {
  const { shop } = await params;
  const search = request.nextUrl.searchParams;
  const { days } = scoreQuery.parse({ days: search.get('days') });
  const carrier = carrierSlug(search.get('carrier'));
  return answer(shop, async (ctx) => {
    const { rows } = await readScores(ctx, { days, carrier });
    return new Response(`\ufeff${scorecardCsv(rows)}`, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="scorecard-${days}-days.csv"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
