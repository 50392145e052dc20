import { answerRead } from '@/lib/console/answer-read';
import { readOutbox } from '@/lib/notifications/queries/read-outbox';
import { outboxQuery } from '@/lib/notifications/schema';

type Context = { params: Promise<{ shop: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const query = outboxQuery.parse({ state: null, event: null, cursor: null, ...search });
  return answerRead((await params).shop, (ctx) => readOutbox(ctx, query));
}
