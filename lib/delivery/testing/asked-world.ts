import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import { putContract } from '@/lib/contracts/mutations/put-contract';
import { contractWrite } from '@/lib/contracts/schema';
import type { Ctx } from '@/lib/core/context';
import { DELIVERY_KINDS } from '../constants';
import { routeRequests } from '../mutations/route-requests';

/** An agreement that lets everything be asked of somebody at `dispo@courier.test`. */
export const agree = (ctx: Ctx, members: { carrier?: string; email?: string | null } = {}) =>
  putContract(ctx, {
    contract: contractWrite.parse({
      carrier: members.carrier ?? 'dhl_de',
      service: '',
      lanes: [],
      cutOff: null,
      liability: null,
      claimDays: { lost: null, damaged: null, late: null },
      contacts: [
        { label: 'Claims', name: null, email: 'claims@courier.test', phone: null },
        {
          label: 'Dispo',
          name: 'Frau Yilmaz',
          email: members.email === undefined ? 'dispo@courier.test' : members.email,
          phone: null,
        },
      ].filter(({ email }) => email !== null),
      requests: [...DELIVERY_KINDS],
      holidays: [],
      account: '4711',
      note: null,
    }),
  });

/** A courier's program that takes the requests of `carrier`, with the secret it signs by. */
export async function connectCourier(ctx: Ctx, url: string, carrier = 'dhl_de') {
  const { id, secret = '' } = await createConnection(ctx, { source: 'generic', name: 'Own vans' });
  await routeRequests(ctx, { connectionId: id, url, carriers: [carrier] });
  return { connectionId: id, secret };
}

/** An order with a parcel on its way. */
export async function underWay(ctx: Ctx, carrier = 'dhl_de') {
  const order = await createOrder(ctx);
  const parcel = await createShipment(ctx, order, { carrier });
  await addEvent(ctx, parcel, { status: 'in_transit' });
  return { order, parcel };
}
