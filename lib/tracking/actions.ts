'use server';

import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { chooseCarrier } from './mutations/choose-carrier';
import { chooseCarrierInput } from './schema';

export const chooseCarrierAction = action({
  name: 'console.parcel.carrier',
  input: chooseCarrierInput,
  authorize: staffGate('orders:write'),
  run: (ctx, { shipmentId, carrier }) => chooseCarrier(ctx, { shipmentId, carrier }),
});
