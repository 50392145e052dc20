import type { NextRequest } from 'next/server';
import { readClaimList } from '@/lib/claims/queries/read-claim-list';
import { claimListQuery } from '@/lib/claims/schema';
import { answerRead } from '@/lib/console/answer-read';

type Context = { params: Promise<{ shop: string }> };

export async function GET(request: NextRequest, { params }: Context) {
  const { shop } = await params;
  const query = claimListQuery.parse({
    state: null,
    cursor: null,
    ...Object.fromEntries(request.nextUrl.searchParams),
  });
  return answerRead(shop, (ctx) => readClaimList(ctx, query));
}
