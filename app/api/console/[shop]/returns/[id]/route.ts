import { answerRead } from '@/lib/console/answer-read';
import { loadReturnDetail } from '@/lib/console/queries/load-return-detail';
import { returnDetail } from '@/lib/console/rules/return-detail';

type Context = { params: Promise<{ shop: string; id: string }> };

export async function GET(_request: Request, { params }: Context) {
  const { shop, id } = await params;
  return answerRead(shop, async (ctx, gate) =>
    returnDetail(await loadReturnDetail(ctx, { returnId: id }), { now: ctx.now, role: gate.membership.role }),
  );
}
