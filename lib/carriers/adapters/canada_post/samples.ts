/** Payloads of our own making in Canada Post's shapes; numbers and places are invented. */
export const occurrence = (identifier: string, date: string, zone = 'EST', description = 'Event') =>
  `<occurrence><event-identifier>${identifier}</event-identifier><event-date>${date}</event-date><event-time>11:59:59</event-time>
<event-time-zone>${zone}</event-time-zone><event-description>${description}</event-description><event-site>QUEBEC</event-site>
<event-province>QC</event-province><event-retail-location-id/></occurrence>`;

export const details = (...occurrences: string[]) => ` <?xml version="1.0" encoding="UTF-8"?>
<tracking-detail xmlns="http://www.canadapost.ca/ws/track"><pin>1000000000000000</pin><changed-expected-date/>
<expected-delivery-date>2026-02-04</expected-delivery-date><service-name>Xpresspost</service-name>
<significant-events>${occurrences.join('')}</significant-events></tracking-detail>`;

export const samples: Record<string, string> = {
  delivered: details(
    occurrence('1496', '2026-02-03'),
    occurrence('20', '2026-02-03'),
    occurrence('0174', '2026-02-02'),
  ),
  notFound: `<?xml version="1.0"?><messages xmlns="http://www.canadapost.ca/ws/messages"><message><code>004</code><description>No Pin History</description></message></messages>`,
};
