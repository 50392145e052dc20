/** Payloads of our own making in La Poste's shapes; numbers and places are invented. */
export const answer = (codes: string[], over: Record<string, unknown> = {}) => ({
  lang: 'fr_FR',
  returnCode: 200,
  shipment: {
    idShip: '6A00000000000',
    product: 'colissimo',
    isFinal: false,
    estimDate: '2026-03-10T00:00:00+01:00',
    event: codes.map((code, i) => ({ code, label: 'Libellé', date: `2026-03-0${9 - i}T09:38:00+01:00` })),
    ...over,
  },
});

export const samples: Record<string, string> = {
  delivered: JSON.stringify([
    answer(['DI1', 'MD2', 'PC1', 'DR1'], { isFinal: true, deliveryDate: '2026-03-09T09:38:00+01:00' }),
  ]),
  notFound: JSON.stringify({
    returnCode: 404,
    returnMessage: 'Ressource non trouvée',
    lang: 'fr_FR',
    idShip: '6A99999999999',
  }),
};
