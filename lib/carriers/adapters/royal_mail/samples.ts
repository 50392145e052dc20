/** Payloads of our own making in Royal Mail's shapes; numbers and places are invented. */
export const piece = (statusCategory: string, statusDescription: string, lastEventCode: string) => ({
  mailPieceId: '090000000000000000001',
  summary: {
    oneDBarcode: 'FQ000000000GB',
    productName: 'Tracked 24',
    lastEventCode,
    lastEventDateTime: '2026-06-20T10:04:00+01:00',
    statusDescription,
    statusCategory,
  },
  signature: { recipientName: 'R', signatureDateTime: '2026-06-20T10:04:00+01:00' },
  estimatedDelivery: {
    date: '2026-06-20',
    startOfEstimatedWindow: '08:00:00+01:00',
    endOfEstimatedWindow: '11:00:00+01:00',
  },
  events: [
    {
      eventCode: lastEventCode,
      eventName: statusDescription,
      eventDateTime: '2026-06-20T10:04:00+01:00',
      locationName: 'Stoke DO',
    },
  ],
});

export const samples: Record<string, string> = {
  delivered: JSON.stringify({ mailPieces: piece('DELIVERED', 'Delivered to your safeplace', 'EVKSP') }),
  error: JSON.stringify({
    httpCode: '404',
    httpMessage: 'Not Found',
    errors: [{ errorCode: 'E1142', errorDescription: 'Barcode reference is not recognised' }],
  }),
};
