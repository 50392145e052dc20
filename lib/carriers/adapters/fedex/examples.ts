import type { Examples } from '../examples';
import { answer, result, scan } from './samples';

const scanned = (type: string, over: Record<string, unknown> = {}) =>
  JSON.stringify(answer(result('', [scan(type, '2026-05-06T08:00:00-05:00', over)])));

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  CODES: {
    payload: (type) => scanned(type),
    means: {
      OC: 'pre_transit label_created - -',
      IN: 'pre_transit label_created - -',
      PX: 'pre_transit awaiting_carrier - merchant',
      EP: 'pre_transit awaiting_carrier - merchant',
      MD: 'pre_transit label_created - -',
      PU: 'in_transit picked_up - -',
      AO: 'in_transit - - -',
      AE: 'in_transit - - -',
      AF: 'in_transit at_local_depot - -',
      AR: 'in_transit arrived - -',
      AX: 'in_transit arrived - -',
      DP: 'in_transit departed - -',
      IT: 'in_transit - - -',
      FD: 'in_transit at_local_depot - -',
      PF: 'in_transit departed - -',
      PL: 'in_transit arrived - -',
      SF: 'in_transit arrived - -',
      TR: 'in_transit handed_over - -',
      AC: 'in_transit arrived - -',
      LO: 'in_transit departed - -',
      OF: 'in_transit accepted - -',
      CC: 'in_transit customs_cleared - -',
      CP: 'in_transit customs_started - -',
      TP: 'in_transit handed_over - -',
      RR: 'in_transit rescheduled - -',
      RL: 'in_transit delay carrier carrier',
      DY: 'in_transit delay carrier carrier',
      OD: 'out_for_delivery loaded - -',
      ED: 'out_for_delivery loaded - -',
      HL: 'available_for_pickup ready_at_point - shopper',
      HP: 'available_for_pickup ready_at_point - shopper',
      DL: 'delivered - - -',
      DE: 'exception - unknown carrier',
      SE: 'exception - unknown carrier',
      CD: 'exception customs_delay customs carrier',
      CH: 'exception address_problem recipient shopper',
      HA: 'exception held unknown carrier',
      DD: 'exception delay carrier carrier',
      PY: 'exception payment_due recipient shopper',
      DR: 'exception held unknown carrier',
      RS: 'returned returning - merchant',
      RT: 'returned returning - merchant',
      RD: 'returned returning - merchant',
      CA: 'exception cancelled merchant merchant',
    },
  },
  DELIVERY_EXCEPTIONS: {
    payload: (exceptionCode) => scanned('DE', { exceptionCode }),
    means: {
      '15': 'attempt_failed business_closed recipient carrier',
      '03': 'exception address_problem recipient shopper',
      '07': 'attempt_failed refused recipient merchant',
      '08': 'attempt_failed not_home recipient shopper',
    },
  },
};
