import { readConnections } from '@/lib/connections/queries/read-connections';
import { answerRead } from '@/lib/console/answer-read';

type Context = { params: Promise<{ shop: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerRead((await params).shop, (ctx) => readConnections(ctx));
}
