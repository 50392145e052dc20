import type { Examples } from '../examples';
import { answer } from './samples';

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  EVENTS: {
    payload: (code) => JSON.stringify(answer([code])),
    means: {
      DR1: 'pre_transit label_created - -',
      DR2: 'pre_transit awaiting_carrier - merchant',
      PC1: 'in_transit accepted - -',
      PC2: 'in_transit accepted - -',
      ET1: 'in_transit - - -',
      ET2: 'in_transit departed - -',
      ET3: 'in_transit arrived_in_country - -',
      ET4: 'in_transit - - -',
      EP1: 'in_transit handed_over - -',
      DO1: 'in_transit customs_started - -',
      DO2: 'in_transit customs_cleared - -',
      DO3: 'in_transit customs_delay customs carrier',
      MD2: 'out_for_delivery at_local_depot - -',
      MD1: 'out_for_delivery loaded - -',
      MLVARS: 'out_for_delivery loaded - -',
      ND1: 'attempt_failed - unknown carrier',
      AG1: 'available_for_pickup ready_at_point - shopper',
      RE1: 'returned returning - merchant',
      DI1: 'delivered - - -',
      DI2: 'delivered - - -',
      DI3: 'delivered - - -',
      PB1: 'exception - unknown carrier',
      PB2: 'exception resolved unknown carrier',
    },
  },
};
