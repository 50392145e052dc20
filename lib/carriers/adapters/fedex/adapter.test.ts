import { expect, it } from 'vitest';
import { fedex } from './adapter';
import { answer, result, samples, scan } from './samples';

const only = (payload: unknown) => fedex.parse(JSON.stringify(payload), 'tracking').shipments[0];

it('reads a delivery with its instants', () => {
  expect(fedex.parse(samples.delivered ?? '', 'tracking').shipments).toMatchObject([
    {
      carrier: 'fedex',
      service: 'FedEx Ground',
      status: 'delivered',
      delivered_at: '2026-05-06T19:00:00Z',
      shipped_at: '2026-05-04T22:00:00Z',
    },
  ]);
});

it('takes the newest of several parcels of one number', () => {
  const old = result('IT', [scan('IT', '2025-01-01T10:00:00-06:00')]);
  const fresh = result('OD', [scan('OD', '2026-05-06T08:00:00-05:00')]);
  for (const payload of [answer(old, fresh), answer(fresh, old)])
    expect(only(payload)).toMatchObject({ status: 'out_for_delivery', events: [{}] });
});

it('makes no delivery of a placeholder date', () => {
  const dateAndTimes = [{ type: 'ACTUAL_DELIVERY', dateTime: '2007-09-27T00:00:00' }];
  expect(only(answer(result('PU', [], { dateAndTimes })))).toMatchObject({
    status: 'in_transit',
    sub_status: 'picked_up',
    delivered_at: null,
  });
});

it('advances a status that lags behind the scans', () => {
  expect(only(answer(result('OC', [scan('PU', '2026-05-04T17:00:00-05:00')])))).toMatchObject({
    status: 'in_transit',
    sub_status: 'picked_up',
  });
});

it.each([
  ['OC', {}, 'pre_transit', 'label_created'],
  ['HL', {}, 'available_for_pickup', 'ready_at_point'],
  ['DE', { ancillaryDetails: [{ reason: '08' }] }, 'attempt_failed', 'not_home'],
  ['DE', { ancillaryDetails: [{ reason: '99' }] }, 'exception', null],
  ['DY', {}, 'in_transit', 'delay'],
  ['FD', { derivedCode: 'RL', delayDetail: { status: 'DELAYED' } }, 'in_transit', 'delay'],
  ['IT', { delayDetail: { status: 'DELAYED', type: 'WEATHER' } }, 'in_transit', 'weather_delay'],
  ['XX', { derivedCode: 'RS' }, 'returned', 'returning'],
  ['CA', {}, 'exception', 'cancelled'],
  ['XX', { derivedCode: 'YY' }, 'in_transit', 'update'],
])('%s %j is %s / %s', (code, over, status, sub_status) => {
  const latestStatusDetail = { code, derivedCode: code, description: '', ...over };
  expect(only(answer(result(code, [], { latestStatusDetail })))).toMatchObject({ status, sub_status });
});

it('reads an unknown scan by its derived code', () => {
  expect(only(answer(result('', [scan('ZZ', '2026-05-06T08:00:00-05:00', { derivedStatusCode: 'OD' })])))?.status).toBe(
    'out_for_delivery',
  );
});

it('reports numbers not found and errors', () => {
  expect(fedex.parse(samples.notFound ?? '', 'tracking')).toMatchObject({
    shipments: [],
    errors: [{ code: 'TRACKING.TRACKINGNUMBER.NOTFOUND', tracking_number: '770000000000' }],
  });
  expect(fedex.parse(samples.error ?? '', 'tracking').errors).toMatchObject([{ code: 'NOT.AUTHORIZED.ERROR' }]);
});
