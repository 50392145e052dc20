import { answerRead } from '@/lib/console/answer-read';
import { loadOrderDetail } from '@/lib/console/queries/load-order-detail';
import { orderDetail } from '@/lib/console/rules/order-detail';

type Context = { params: Promise<{ shop: string; id: string }> };

export async function GET(_request: Request, { params }: Context) {
  const { shop, id } = await params;
  return answerRead(shop, async (ctx, gate) =>
    orderDetail(await loadOrderDetail(ctx, { orderId: id }), { now: ctx.now, role: gate.membership.role }),
  );
}
