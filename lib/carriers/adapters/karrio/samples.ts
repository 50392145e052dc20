/** Payloads of our own making in Karrio's shapes; numbers and places are invented. */
export const tracker = (over: Record<string, unknown> = {}) => ({
  id: 'trk_1',
  carrier_name: 'dpd',
  tracking_number: '05000000000000',
  status: 'in_transit',
  estimated_delivery: '2026-05-07',
  updated_at: '2026-05-06T10:00:00Z',
  info: { shipment_service: 'Classic', order_id: '1001' },
  events: [
    {
      date: '2026-05-06',
      time: '09:30 AM',
      timestamp: '2026-05-06T09:30:00.000Z',
      code: 'X1',
      description: 'On its way',
      location: 'Essen',
      status: 'in_transit',
    },
    { date: '2026-05-05', time: '18:00', code: 'X0', description: 'Handed in', location: 'Bonn' },
  ],
  ...over,
});

export const samples: Record<string, string> = {
  tracker: JSON.stringify(tracker()),
  webhook: JSON.stringify({ event: 'tracker_updated', data: tracker({ status: 'delivered' }) }),
  error: JSON.stringify({ errors: [{ code: 'not_found', message: 'No tracker' }] }),
};
