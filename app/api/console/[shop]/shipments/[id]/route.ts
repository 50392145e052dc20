import { readShipment } from '@/lib/cases/queries/read-shipment';
import { answerRead } from '@/lib/console/answer-read';

type Context = { params: Promise<{ shop: string; id: string }> };

export async function GET(_request: Request, { params }: Context) {
  const { shop, id } = await params;
  return answerRead(shop, (ctx) => readShipment(ctx, { shipmentId: id }));
}
