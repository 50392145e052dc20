import { answerRead } from '@/lib/console/answer-read';
import { readOverview } from '@/lib/console/queries/read-overview';
import { overview } from '@/lib/console/rules/overview';

type Context = { params: Promise<{ shop: string }> };

export async function GET(_request: Request, { params }: Context) {
  const { shop } = await params;
  return answerRead(shop, async (ctx, gate) =>
    overview(await readOverview(ctx), { now: ctx.now, name: gate.staff.name }),
  );
}
