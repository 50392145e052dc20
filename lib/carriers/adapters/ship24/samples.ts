/** Payloads of our own making in Ship24's shapes; numbers and places are invented. */
export const scan = (over: Record<string, unknown> = {}) => ({
  eventId: 'ev-1',
  trackingNumber: 'LX000000000CN',
  status: 'Out for delivery',
  occurrenceDatetime: '2026-05-06T09:00:00',
  order: 2,
  location: 'Lyon',
  sourceCode: 'x',
  courierCode: ['cn-post', 'fr-post'],
  statusCode: 'delivery_out_for_delivery',
  statusMilestone: 'out_for_delivery',
  hasNoTime: false,
  utcOffset: null,
  datetime: '2026-05-06T09:00:00.000Z',
  ...over,
});

export const tracking = (
  events: unknown[],
  statusMilestone = 'out_for_delivery',
  statusCode: string | null = null,
) => ({
  metadata: { generatedAt: '2026-05-06T09:05:00.000Z', messageId: 'm-1', topic: 'tracking/events' },
  tracker: { trackerId: 't-1', trackingNumber: 'LX000000000CN' },
  shipment: {
    statusCode,
    statusMilestone,
    delivery: {
      estimatedDeliveryDate: null,
      courierEstimatedDeliveryDate: { from: '2026-05-06', to: '2026-05-07' },
      service: 'Standard',
    },
    trackingNumbers: [{ tn: 'LX000000000CN' }],
  },
  events,
});

export const samples: Record<string, string> = {
  results: JSON.stringify({ data: { trackings: [tracking([scan()])] } }),
  webhook: JSON.stringify({
    trackings: [tracking([scan({ statusMilestone: 'delivered', statusCode: 'delivery_delivered' })], 'delivered')],
  }),
  error: JSON.stringify({ errors: [{ code: 'auth_invalid_api_key', message: 'API key is invalid' }], data: null }),
};
