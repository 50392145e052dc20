/** Payloads of our own making in AfterShip's shapes; numbers and places are invented. */
const checkpoint = (
  tag: string,
  subtag: string,
  checkpoint_time: string | null,
  over: Record<string, unknown> = {},
) => ({
  created_at: '2026-05-04T10:00:00+00:00',
  slug: 'dhl-germany',
  checkpoint_time,
  city: 'Kassel',
  state: 'HE',
  postal_code: '34117',
  country_region: 'DEU',
  coordinate: { lat: 51.3, lng: 9.5 },
  message: 'Scan',
  tag,
  subtag,
  hash: `h-${tag}-${checkpoint_time}`,
  ...over,
});

export const tracking = (over: Record<string, unknown> = {}) => ({
  id: 'as0001',
  tracking_number: '00340434000000000000',
  slug: 'dhl-germany',
  updated_at: '2026-05-05T10:00:00+00:00',
  tag: 'InTransit',
  subtag: 'InTransit_003',
  order_id: '1001',
  checkpoints: [
    checkpoint('InfoReceived', 'InfoReceived_001', '2026-05-04T08:00:00+02:00'),
    checkpoint('InTransit', 'InTransit_003', '2026-05-05T08:00:00+02:00'),
  ],
  latest_estimated_delivery: {
    type: 'range',
    source: 'Carrier EDD',
    datetime_min: '2026-05-06',
    datetime_max: '2026-05-07',
  },
  ...over,
});

export const delivered = (time: string) =>
  tracking({
    tag: 'Delivered',
    subtag: 'Delivered_005',
    shipment_delivery_date: '2026-05-06T10:15:00',
    checkpoints: [checkpoint('Delivered', 'Delivered_005', time)],
  });

/** The older shape: iso3 members, a list of coordinates, `data.tracking`. */
export const older = {
  meta: { code: 200 },
  data: {
    tracking: tracking({
      checkpoints: [
        {
          slug: 'dhl-germany',
          checkpoint_time: '2026-05-05T08:00:00',
          city: 'Kassel',
          zip: '34117',
          country_iso3: 'DEU',
          coordinates: [9.5, 51.3],
          message: 'Scan',
          tag: 'InTransit',
          subtag: 'InTransit_002',
        },
      ],
    }),
  },
};

export const webhook = (msg: unknown) => ({
  ts: 1777975200,
  event: 'tracking_update',
  event_id: 'e-1',
  is_tracking_first_tag: true,
  msg,
});

export const samples: Record<string, string> = {
  single: JSON.stringify({ meta: { code: 200 }, data: tracking() }),
  older: JSON.stringify(older),
  webhook: JSON.stringify(webhook(delivered('2026-05-06T12:15:00+02:00'))),
  error: JSON.stringify({ meta: { code: 4004, message: 'Tracking does not exist.', type: 'NotFound' }, data: {} }),
};
