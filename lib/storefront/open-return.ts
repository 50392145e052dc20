import bwip from 'bwip-js/node';
import { requireGrant } from '@/lib/access/require-grant';
import { AppError } from '@/lib/core/errors';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { type LoadedReturn, loadReturnPage } from '@/lib/returns/queries/load-return-page';
import { isRecipient } from '@/lib/returns/rules/is-recipient';
import type { PageRequest } from './serve-page';

/** A QR code as an <svg> without a fixed size; `text` is an address of ours or a return's number. */
export const qrSvg = (text: string): string => bwip.toSVG({ bcid: 'qrcode', text, ...{ eclevel: 'M' } });

/** A Code 128 barcode as an <svg>, its text beneath. */
export const barcodeSvg = (text: string): string =>
  bwip.toSVG({ bcid: 'code128', text, height: 16, includetext: true, textxalign: 'center' });

export type OpenedReturn = {
  gate: Gate;
  loaded: LoadedReturn;
  /** The link itself: a code that is sent for it opens nothing for another. */
  grantId: string;
  /** Whoever was given the goods: no price, no buyer. */
  isRecipient: boolean;
};

/** The return behind a link of its own. @throws AppError NOT_FOUND */
export async function openReturn(page: PageRequest, token: string): Promise<OpenedReturn> {
  const { gate, grant } = await requireGrant({ slug: page.shop.slug, token, purpose: 'return', now: page.now });
  if (!grant.returnId) throw new AppError('NOT_FOUND', 'No such link.');
  const returnId = grant.returnId;
  const loaded = await inShop(gate, (ctx) => loadReturnPage(ctx, returnId));
  return { gate, loaded, grantId: grant.grantId, isRecipient: isRecipient(gate.actor) };
}
