/** Payloads of our own making in Shippo's shapes; numbers and places are invented. */
export const step = (status: string, code: string | null, status_date: string, over: Record<string, unknown> = {}) => ({
  object_created: '2026-05-09T00:00:00Z',
  object_updated: '2026-05-09T00:00:00Z',
  object_id: `o-${status_date}`,
  status,
  substatus: code === null ? null : { code, text: 'Prose', action_required: false },
  status_details: 'Details',
  status_date,
  location: { city: 'Reno', state: 'NV', zip: '89501', country: 'US' },
  ...over,
});

export const track = (history: unknown[], current: unknown = history.at(-1) ?? null) => ({
  carrier: 'usps',
  tracking_number: '9205500000000000000000',
  eta: '2026-05-08T00:00:00Z',
  servicelevel: { token: 'usps_priority', name: 'Priority Mail' },
  tracking_status: current,
  tracking_history: history,
  messages: [],
});

export const samples: Record<string, string> = {
  delivered: JSON.stringify(
    track([
      step('PRE_TRANSIT', 'information_received', '2026-05-04T10:00:00Z'),
      step('TRANSIT', 'package_departed', '2026-05-05T10:00:00'),
      step('DELIVERED', 'delivered', '2026-05-06T15:00:00Z'),
    ]),
  ),
  webhook: JSON.stringify({
    event: 'track_updated',
    test: true,
    data: track([], step('TRANSIT', 'out_for_delivery', '2026-05-06T08:00:00Z')),
  }),
  noData: JSON.stringify(track([])),
  error: JSON.stringify({ detail: "Carrier with name 'nobody' is not supported." }),
};
