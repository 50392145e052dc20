import type { NextRequest } from 'next/server';
import { answerRead } from '@/lib/console/answer-read';
import { readFoundReturns } from '@/lib/console/queries/read-found-returns';

type Context = { params: Promise<{ shop: string }> };

export async function GET(request: NextRequest, { params }: Context) {
  const { shop } = await params;
  const code = (request.nextUrl.searchParams.get('code') ?? '').slice(0, 500);
  return answerRead(shop, (ctx, gate) => readFoundReturns(ctx, { code, role: gate.membership.role }));
}
