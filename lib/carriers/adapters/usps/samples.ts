/** Payloads of our own making in the USPS' shapes; numbers and places are invented. */
export const scan = (eventCode: string, eventType: string, over: Record<string, unknown> = {}) => ({
  eventType,
  eventTimestamp: '2026-05-06T13:58:00',
  GMTTimestamp: '2026-05-06T18:58:40Z',
  GMTOffset: '-05:00',
  eventCity: 'OCALA',
  eventState: 'FL',
  eventZIP: '34470',
  eventCountry: null,
  eventCode,
  ...over,
});

export const detail = (statusCategory: string, trackingEvents: unknown[], over: Record<string, unknown> = {}) => ({
  trackingNumber: '9400100000000000000000',
  statusCategory,
  status: statusCategory,
  statusSummary: '',
  mailClass: 'USPS Ground Advantage<SUP>&#153;</SUP>',
  services: 'USPS Tracking<SUP>&#174;</SUP>',
  trackingEvents,
  ...over,
});

export const samples: Record<string, string> = {
  delivered: JSON.stringify(detail('Delivered', [scan('01', 'Delivered, In/At Mailbox')])),
  summary: JSON.stringify({
    TrackResults: {
      TrackInfo: { '@ID': '9400100000000000000000', TrackSummary: 'Your item was delivered at 1:58 pm.' },
    },
  }),
  error: JSON.stringify({
    apiVersion: '/tracking/v3',
    error: { code: '404', message: 'Not found', errors: [{ title: 'Not found' }] },
  }),
};
