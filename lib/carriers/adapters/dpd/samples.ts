/** Payloads of our own making in DPD's shapes; numbers and places are invented. */
export const step = (status: string, date: string, { reached = 'true', current = 'false', text = 'Text' } = {}) =>
  `<statusInfo><status>${status}</status><label><content>Parcel out for delivery</content></label>
<description><content><content>${text}</content><bold>false</bold></content></description>
<statusHasBeenReached>${reached}</statusHasBeenReached><isCurrentStatus>${current}</isCurrentStatus>
<location><content>Gent (BE)</content></location><date><content>${date}</content></date></statusInfo>`;

export const lifeCycle = (
  ...steps: string[]
) => `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
<getTrackingDataResponse xmlns="http://dpd.com/common/service/types/ParcelLifeCycleService/2.0"><trackingresult>
<shipmentInfo><serviceDescription><label><content>Service</content></label><content><content>DPD CLASSIC</content></content></serviceDescription></shipmentInfo>
${steps.join('')}</trackingresult></getTrackingDataResponse></soap:Body></soap:Envelope>`;

export const json = {
  parcellifecycleResponse: {
    parcelLifeCycleData: {
      shipmentInfo: { parcelLabelNumber: '05000000000000', serviceDescription: { content: ['DPD CLASSIC'] } },
      statusInfo: [
        {
          status: 'ACCEPTED',
          description: { content: ['Angenommen'] },
          statusHasBeenReached: true,
          isCurrentStatus: false,
          location: 'Essen (DE)',
          date: '05.05.2026, 10:19',
        },
        {
          status: 'ON_THE_ROAD',
          description: { content: ['Unterwegs'] },
          statusHasBeenReached: true,
          isCurrentStatus: true,
          location: '',
          date: '06.05.2026, 08:00',
        },
        { status: 'DELIVERED', description: { content: [] }, statusHasBeenReached: false, isCurrentStatus: false },
      ],
    },
  },
};

export const samples: Record<string, string> = {
  soap: lifeCycle(
    step('Depot', '8/18/2026 4:09:55 AM'),
    step('Delivered', '8/18/2026 2:43:31 PM', { current: 'true' }),
  ),
  json: JSON.stringify(json),
  fault: `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode>
<faultstring>Fault occured</faultstring><detail><authenticationFault><errorCode>LOGIN_5</errorCode><errorMessage>Wrong token</errorMessage></authenticationFault></detail></soap:Fault></soap:Body></soap:Envelope>`,
};
