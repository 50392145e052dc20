/** Payloads of our own making in EasyPost's shapes; numbers and places are invented. */
const place = (city: string | null, state: string | null, zip: string | null) => ({
  object: 'TrackingLocation',
  city,
  state,
  country: 'US',
  zip,
});
const scan = (status: string, datetime: string, over: Record<string, unknown> = {}) => ({
  object: 'TrackingDetail',
  message: 'Scan',
  status,
  status_detail: null,
  datetime,
  source: 'USPS',
  carrier_code: '',
  tracking_location: place('TULSA', 'OK', '74103'),
  ...over,
});

export const tracker = (over: Record<string, unknown> = {}) => ({
  id: 'trk_0001',
  object: 'Tracker',
  mode: 'production',
  tracking_code: '9400100000000000000000',
  status: 'in_transit',
  status_detail: 'arrived_at_facility',
  updated_at: '2026-05-06T12:00:00Z',
  est_delivery_date: '2026-05-08T00:00:00Z',
  carrier: 'USPS',
  is_return: false,
  carrier_detail: null,
  tracking_details: [
    scan('pre_transit', '2026-05-04T10:00:00Z', { status_detail: 'label_created' }),
    scan('in_transit', '2026-05-05T10:00:00Z', { status_detail: 'departed_facility' }),
  ],
  ...over,
});

export const delivered = tracker({
  status: 'delivered',
  status_detail: 'arrived_at_destination',
  tracking_details: [scan('out_for_delivery', '2026-05-06T08:00:00Z'), scan('delivered', '2026-05-06T11:30:00Z')],
});

/** The carrier left a note; EasyPost has no status for it. */
export const attempted = tracker({
  tracking_details: [
    scan('out_for_delivery', '2026-05-06T08:00:00Z'),
    scan('in_transit', '2026-05-06T11:30:00Z', {
      message: 'Notice left',
      carrier_code: '52',
      status_detail: 'delivery_exception',
    }),
  ],
});

export const event = (result: unknown) => ({
  id: 'evt_0001',
  object: 'Event',
  description: 'tracker.updated',
  previous_attributes: { status: 'unknown' },
  result,
  created_at: '2026-05-06T12:00:00Z',
});

export const samples: Record<string, string> = {
  tracker: JSON.stringify(tracker()),
  delivered: JSON.stringify(event(delivered)),
  attempted: JSON.stringify({ trackers: [attempted], has_more: false }),
  error: JSON.stringify({ error: { code: 'TRACKER.CREATE.ERROR', message: 'No such carrier.', errors: [] } }),
};
