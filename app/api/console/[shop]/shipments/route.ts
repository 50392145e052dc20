import type { NextRequest } from 'next/server';
import { readCaseList } from '@/lib/cases/queries/read-case-list';
import { caseListQuery } from '@/lib/cases/schema';
import { answerRead } from '@/lib/console/answer-read';

type Context = { params: Promise<{ shop: string }> };

export async function GET(request: NextRequest, { params }: Context) {
  const { shop } = await params;
  const query = caseListQuery.parse({
    kind: null,
    cursor: null,
    ...Object.fromEntries(request.nextUrl.searchParams),
  });
  return answerRead(shop, (ctx) => readCaseList(ctx, query));
}
