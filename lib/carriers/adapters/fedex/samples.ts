/** Payloads of our own making in FedEx's shapes; numbers and places are invented. */
export const scan = (eventType: string, date: string, over: Record<string, unknown> = {}) => ({
  date,
  eventType,
  eventDescription: 'Scan',
  exceptionCode: '',
  exceptionDescription: '',
  scanLocation: { city: 'MEMPHIS', stateOrProvinceCode: 'TN', postalCode: '38118', countryCode: 'US' },
  derivedStatusCode: 'IT',
  ...over,
});

export const result = (code: string, scanEvents: unknown[], over: Record<string, unknown> = {}) => ({
  trackingNumberInfo: { trackingNumber: '770000000000', trackingNumberUniqueId: 'u1' },
  latestStatusDetail: { code, derivedCode: code, description: 'Status' },
  serviceDetail: { description: 'FedEx Ground' },
  dateAndTimes: [],
  scanEvents,
  ...over,
});

export const answer = (...trackResults: unknown[]) => ({
  output: { completeTrackResults: [{ trackingNumber: '770000000000', trackResults }] },
});

export const samples: Record<string, string> = {
  delivered: JSON.stringify(
    answer(
      result(
        'DL',
        [scan('DL', '2026-05-06T14:00:00-05:00', { derivedStatusCode: 'DL' }), scan('OD', '2026-05-06T08:00:00-05:00')],
        {
          dateAndTimes: [
            { type: 'ACTUAL_DELIVERY', dateTime: '2026-05-06T14:00:00-05:00' },
            { type: 'ACTUAL_PICKUP', dateTime: '2026-05-04T17:00:00-05:00' },
          ],
        },
      ),
    ),
  ),
  notFound: JSON.stringify(
    answer({
      trackingNumberInfo: { trackingNumber: '770000000000' },
      error: { code: 'TRACKING.TRACKINGNUMBER.NOTFOUND', message: 'Not found' },
    }),
  ),
  error: JSON.stringify({ errors: [{ code: 'NOT.AUTHORIZED.ERROR', message: 'No' }] }),
};
