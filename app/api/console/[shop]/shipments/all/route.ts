import type { NextRequest } from 'next/server';
import { readParcelList } from '@/lib/cases/queries/read-parcel-list';
import { parcelListQuery } from '@/lib/cases/schema';
import { answerRead } from '@/lib/console/answer-read';

type Context = { params: Promise<{ shop: string }> };

export async function GET(request: NextRequest, { params }: Context) {
  const { shop } = await params;
  const query = parcelListQuery.parse(Object.fromEntries(request.nextUrl.searchParams));
  return answerRead(shop, (ctx) => readParcelList(ctx, query));
}
