import { readInbox } from '@/lib/connections/queries/read-inbox';
import { inboxQuery } from '@/lib/connections/schema';
import { answerRead } from '@/lib/console/answer-read';

type Context = { params: Promise<{ shop: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const query = inboxQuery.parse({ tab: null, connection: null, cursor: null, ...search });
  return answerRead((await params).shop, (ctx) => readInbox(ctx, query));
}
