import { expect, it } from 'vitest';
import { laPoste } from './adapter';
import { answer, samples } from './samples';

const parse = (payload: unknown) => laPoste.parse(JSON.stringify(payload), 'tracking');

it('reads one answer or a list', () => {
  expect(laPoste.parse(samples.delivered ?? '', 'tracking').shipments).toMatchObject([
    {
      carrier: 'la_poste',
      tracking_number: '6A00000000000',
      status: 'delivered',
      delivered_at: '2026-03-09T08:38:00Z',
      eta: null,
    },
  ]);
  expect(parse(answer(['ET1'])).shipments).toMatchObject([{ status: 'in_transit', eta: { latest: '2026-03-10' } }]);
});

it.each([
  ['DR1', 'pre_transit'],
  ['PC1', 'in_transit'],
  ['MD2', 'out_for_delivery'],
  ['ND1', 'attempt_failed'],
  ['AG1', 'available_for_pickup'],
  ['RE1', 'returned'],
  ['PB1', 'exception'],
  ['ZZ9', 'in_transit'],
])('%s is %s', (code, status) => {
  expect(parse([answer([code])]).shipments).toMatchObject([{ status }]);
});

it('reports numbers not found, alone or in a list', () => {
  const error = { code: '404', message: 'Ressource non trouvée', tracking_number: '6A99999999999' };
  expect(laPoste.parse(samples.notFound ?? '', 'tracking')).toMatchObject({ shipments: [], errors: [error] });
  expect(parse([answer(['ET1']), JSON.parse(samples.notFound ?? '')])).toMatchObject({
    shipments: [{}],
    errors: [error],
  });
  expect(parse({ code: 'UNAUTHORIZED', message: 'Clé invalide' }).errors).toMatchObject([{ code: 'UNAUTHORIZED' }]);
});
