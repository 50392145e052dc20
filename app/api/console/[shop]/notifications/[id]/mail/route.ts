import { answer } from '@/lib/console/answer-read';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { getNotificationMail } from '@/lib/notifications/queries/get-notification-mail';
import { forFrame, MAIL_FENCE } from '@/lib/notifications/rules/fence-mail';

type Context = { params: Promise<{ shop: string; id: string }> };

/** The mail itself, for a frame in the console. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { shop, id } = await params;
  return answer(shop, async (ctx) => {
    if (!isId(id)) throw notFound('notification');
    const { html } = await getNotificationMail(ctx, { notificationId: id });
    return new Response(forFrame(html), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-store',
        'content-security-policy': MAIL_FENCE,
      },
    });
  });
}
