import { orderToken } from '@/lib/access/order-link';
import { AppError } from '@/lib/core/errors';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { inShop } from '@/lib/core/unit-of-work';
import { editReturn } from '@/lib/returns/mutations/edit-return';
import { noteOwnCourier } from '@/lib/returns/mutations/note-own-courier';
import { openReturn } from './open-return';
import { readForm } from './read-form';
import { seeOther, servePage } from './serve-page';

/** Numbers one return's shopper may tell in an hour. */
const COURIER_LIMIT = { points: 20, windowSeconds: 3_600 };

/** What has moved on meanwhile is shown as it stands. */
const unlessMovedOn = (error: unknown) => {
  if (!(error instanceof AppError && error.code === 'INVALID_STATE')) throw error;
};

/** The number of the shopper's own courier. */
export const answerOwnCourier = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { gate, loaded } = await openReturn(page, token);
    const self = `/s/${slug}/returns/${token}`;
    await consumeLimit('courier:return', loaded.row.id, COURIER_LIMIT);
    const fields = await readForm(request);
    try {
      await inShop(gate, (ctx) =>
        noteOwnCourier(ctx, {
          returnId: loaded.row.id,
          carrier: fields.carrier ?? null,
          trackingNumber: fields.tracking_number ?? '',
        }),
      );
    } catch (error) {
      if (error instanceof AppError && error.code === 'INVALID') return seeOther(page.link(`${self}?courier=wrong`));
      unlessMovedOn(error);
    }
    return seeOther(page.link(self));
  });

/** Another answer: the wizard opens with what was said, and sending it takes this return's place. */
export const answerReturnEdit = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { gate, loaded, isRecipient } = await openReturn(page, token);
    if (isRecipient) throw new AppError('NOT_FOUND', 'No such link.');
    let isOpen = true;
    await inShop(gate, (ctx) => editReturn(ctx, { returnId: loaded.row.id })).catch((error: unknown) => {
      unlessMovedOn(error);
      isOpen = false;
    });
    const wizard = `/s/${slug}/track/${orderToken(gate.shopId, loaded.order.id)}/return`;
    return seeOther(page.link(isOpen ? wizard : `/s/${slug}/returns/${token}`));
  });
