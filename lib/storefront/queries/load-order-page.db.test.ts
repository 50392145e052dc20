import { expect, it, vi } from 'vitest';
import { withOrder } from '@/db/testing/shopper-page';
import type { ShopId } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';

// The front server and the pages are bundled apart, and share one pool.
it('is asked for over the same connections by two copies of the module', () =>
  withOrder(async ({ shopId, order }) => {
    for (let copy = 0; copy < 2; copy++) {
      vi.resetModules();
      const { loadOrderPage } = await import('./load-order-page');
      for (let again = 0; again < 2; again++) {
        const row = await loadOrderPage(shopId, order.token, new Date());
        expect(row?.page?.order.number).toBe(order.number);
        expect(await loadOrderPage(shopId, 'nobody', new Date())).toBeNull();
        expect(await loadOrderPage(newId() as ShopId, order.token, new Date())).toBeNull();
        await expect(loadOrderPage("x'; drop table orders; --" as ShopId, order.token, new Date())).rejects.toThrow(
          'uuid',
        );
      }
    }
  }));
