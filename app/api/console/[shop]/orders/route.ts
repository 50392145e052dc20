import type { NextRequest } from 'next/server';
import { answerRead } from '@/lib/console/answer-read';
import { readOrderList } from '@/lib/console/queries/read-order-list';
import { orderListQuery } from '@/lib/console/schema';

type Context = { params: Promise<{ shop: string }> };

export async function GET(request: NextRequest, { params }: Context) {
  const { shop } = await params;
  return answerRead(shop, (ctx) =>
    readOrderList(ctx, {
      ...orderListQuery.parse({ cursor: null, ...Object.fromEntries(request.nextUrl.searchParams) }),
      shop,
    }),
  );
}
