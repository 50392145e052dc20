import type { ReactElement } from 'react';
import { ORDER_STATES, orderView, type PictureOf } from './gallery-catalog';
import type { VoiceName } from './gallery-voices-catalog';
import { OrderPage } from './order-page';
import { Shell } from './shell';
import type { Frame } from './types';

export type GalleryPage = { name: string; title: string; body: ReactElement };

/** Every page a shopper may see, filled with invented orders. */
export function galleryPages(frame: Frame, voice: VoiceName, picture: PictureOf): GalleryPage[] {
  const orders = ORDER_STATES.map((state) => {
    const view = orderView(voice, state, picture);
    return { name: state, title: view.headline.sentence, body: <OrderPage frame={frame} view={view} /> };
  });
  return orders.map((page) => ({ ...page, body: <Shell frame={frame}>{page.body}</Shell> }));
}
