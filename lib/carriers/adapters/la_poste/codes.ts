import type { CodeTable } from '../../rules/meaning';

/** Event codes of Suivi v2; labels are French prose and are shown, not read. */
export const EVENTS: CodeTable = {
  DR1: ['pre_transit', 'label_created'],
  DR2: ['pre_transit', 'awaiting_carrier'],
  PC1: ['in_transit', 'accepted'],
  PC2: ['in_transit', 'accepted'],
  ET1: ['in_transit', null],
  ET2: ['in_transit', 'departed'],
  ET3: ['in_transit', 'arrived_in_country'],
  ET4: ['in_transit', null],
  EP1: ['in_transit', 'handed_over'],
  DO1: ['in_transit', 'customs_started'],
  DO2: ['in_transit', 'customs_cleared'],
  DO3: ['in_transit', 'customs_delay'],
  MD2: ['out_for_delivery', 'at_local_depot'],
  MD1: ['out_for_delivery', 'loaded'],
  MLVARS: ['out_for_delivery', 'loaded'],
  ND1: ['attempt_failed', null],
  AG1: ['available_for_pickup', 'ready_at_point'],
  RE1: ['returned', 'returning'],
  DI1: ['delivered', null],
  DI2: ['delivered', null],
  DI3: ['delivered', null],
  PB1: ['exception', null],
  PB2: ['exception', 'resolved'],
};
