const events = [
  {
    id: 's1',
    occurred_at: '2026-05-05T09:00:00+02:00',
    status: 'in_transit',
    sub_status: 'picked_up',
    location: { city: 'Kiel', country: 'DE' },
  },
  {
    occurred_at: '2026-05-05T16:20:00+02:00',
    status: 'delivered',
    description: 'Left with the neighbour',
    sub_status: 'delivered_to_neighbour',
  },
];

export const payload = (over: Record<string, unknown> = {}) => ({ shipment_external_id: 'S-1', events, ...over });

export const samples: Record<string, string> = {
  one: JSON.stringify(payload()),
  byNumber: JSON.stringify({ carrier: 'Own courier', tracking_number: 'X-77', events }),
};
