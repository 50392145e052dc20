/** Payloads of our own making in the shapes of DHL's houses; numbers and places are invented. */
export const unified = (statusCode: string, status: string, over: Record<string, unknown> = {}) => ({
  shipments: [
    {
      id: 1234567890,
      service: 'parcel-de',
      status: { timestamp: '2026-05-06T10:00:00+02:00', statusCode, status, description: '' },
      estimatedDeliveryTimeFrame: {
        estimatedFrom: '2026-05-06T14:00:00+02:00',
        estimatedThrough: '2026-05-06T18:00:00+02:00',
      },
      details: { product: { productName: 'DHL PAKET' } },
      events: [
        {
          timestamp: '2026-05-06T10:00:00',
          location: { address: { addressLocality: 'Bonn', countryCode: 'DE' } },
          statusCode,
          status,
          description: '',
        },
      ],
      ...over,
    },
  ],
});

export const express = (typeCode: string, description: string) => ({
  shipments: [
    {
      shipmentTrackingNumber: '1234567890',
      status: 'Success',
      events: [
        {
          date: '2026-05-06',
          time: '13:06:00',
          GMTOffset: '+09:00',
          typeCode,
          description,
          serviceArea: [{ code: 'OSA', description: 'Osaka-JP' }],
        },
      ],
    },
  ],
});

export const xmlpi = (event: string, description: string) => `<?xml version="1.0" encoding="UTF-8"?>
<req:TrackingResponse xmlns:req="http://www.dhl.com"><AWBInfo><AWBNumber>1234567890</AWBNumber>
<Status><ActionStatus>success</ActionStatus></Status><ShipmentInfo><ShipmentEvent><Date>2026-05-06</Date><Time>10:09:00</Time>
<ServiceEvent><EventCode>${event}</EventCode><Description>${description}</Description></ServiceEvent>
<ServiceArea><ServiceAreaCode>MIL</ServiceAreaCode><Description>Milan - Italy </Description></ServiceArea></ShipmentEvent></ShipmentInfo></AWBInfo>
<AWBInfo><AWBNumber>9999999999</AWBNumber><Status><ActionStatus>No Shipments Found</ActionStatus>
<Condition><ConditionCode>209</ConditionCode><ConditionData>No Shipments Found for AWBNumber</ConditionData></Condition></Status></AWBInfo></req:TrackingResponse>`;

export const paket = (ice: string, status: string, back = 'false') => `<?xml version="1.0" encoding="UTF-8"?>
<data name="piece-shipment-list" code="0"><data name="piece-shipment" error-status="0" piece-code="00340434000000000000" ice="${ice}"
 status="${status}" product-name="DHL PAKET" ruecksendung="${back}"><data name="piece-event-list">
<data name="piece-event" event-timestamp="18.03.2026 10:02" event-status="${status}" ice="${ice}" ric="OTHER" event-location="Bonn" event-country="Germany" ruecksendung="${back}"/>
</data></data></data>`;

export const samples: Record<string, string> = {
  unified: JSON.stringify(unified('transit', 'With the delivery courier')),
  express: JSON.stringify(express('OK', 'Delivered - Signed for by J')),
  xmlpi: xmlpi('PU', 'Shipment picked up'),
  paket: paket('DLVRD', 'The shipment has been successfully delivered'),
  notFound: JSON.stringify({
    title: 'No result found',
    detail: 'No shipment with given tracking number found.',
    status: 404,
  }),
};
