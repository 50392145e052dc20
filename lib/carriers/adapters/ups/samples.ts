/** Payloads of our own making in UPS' shapes; numbers and places are invented. */
export const activity = (type: string, code: string, over: Record<string, unknown> = {}) => ({
  location: { address: { city: 'OMAHA', stateProvince: 'NE', postalCode: '68102', countryCode: 'US' } },
  status: { type, code, description: '', statusCode: '005' },
  date: '20260505',
  time: '091500',
  ...over,
});

export const details = (activities: unknown[], over: Record<string, unknown> = {}) => ({
  trackResponse: {
    shipment: [
      {
        inquiryNumber: '1Z999AA10123456784',
        package: [
          {
            trackingNumber: '1Z999AA10123456784',
            activity: activities,
            service: { description: 'UPS Ground' },
            ...over,
          },
        ],
      },
    ],
  },
});

export const alert = (over: Record<string, unknown> = {}) => ({
  trackingNumber: '1Z999AA10123456784',
  localActivityDate: '20260505',
  localActivityTime: '091500',
  gmtActivityDate: '20260505',
  gmtActivityTime: '141500',
  activityLocation: { city: 'Omaha', stateProvince: 'NE', country: 'US' },
  activityStatus: { type: 'I', code: 'OT', description: 'Out for Delivery', descriptionCode: 17 },
  scheduledDeliveryDate: '20260505',
  ...over,
});

export const samples: Record<string, string> = {
  details: JSON.stringify(details([activity('D', 'KM'), activity('M', 'MP', { date: '20260504' })])),
  alert: JSON.stringify(alert()),
  notFound: JSON.stringify({
    trackResponse: { shipment: [{ inquiryNumber: '1Z1', warnings: [{ code: 'TW0001', message: 'Not Found' }] }] },
  }),
  error: JSON.stringify({ response: { errors: [{ code: '250003', message: 'Invalid Access' }] } }),
};
