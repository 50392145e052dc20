import type { NextRequest } from 'next/server';
import { answerRead } from '@/lib/console/answer-read';
import { readReturnList } from '@/lib/console/queries/read-return-list';
import { returnListQuery } from '@/lib/console/schema';

type Context = { params: Promise<{ shop: string }> };

export async function GET(request: NextRequest, { params }: Context) {
  const { shop } = await params;
  return answerRead(shop, (ctx) =>
    readReturnList(ctx, {
      ...returnListQuery.parse({ cursor: null, ...Object.fromEntries(request.nextUrl.searchParams) }),
      shop,
    }),
  );
}
