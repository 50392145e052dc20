import { expect, it } from 'vitest';
import { australiaPost } from './adapter';
import { answer, item, samples } from './samples';

const parse = (payload: unknown) => australiaPost.parse(JSON.stringify(payload), 'tracking');

it('reads an article', () => {
  expect(australiaPost.parse(samples.delivered ?? '', 'tracking').shipments).toMatchObject([
    {
      carrier: 'australia_post',
      tracking_number: 'ABC000000001',
      status: 'delivered',
      delivered_at: '2026-02-09T00:04:27Z',
      events: [
        { sub_status: 'left_in_safe_place', location: { city: 'KEW', region: 'VIC', country: 'AU' } },
        { status: 'out_for_delivery' },
      ],
    },
  ]);
});

it('reads a consignment of several articles', () => {
  const consignment = {
    consignment_id: 'CON1',
    items: [item('In transit'), { ...item('Delivered'), article_id: 'ABC000000002' }],
  };
  expect(parse(answer(consignment)).shipments).toMatchObject([
    { tracking_number: 'ABC000000001', status: 'in_transit' },
    { tracking_number: 'ABC000000002', status: 'delivered' },
  ]);
});

it.each([
  ['Created', 'pre_transit', 'label_created'],
  ['On Board for Delivery', 'out_for_delivery', 'loaded'],
  ['Awaiting collection', 'available_for_pickup', 'ready_at_point'],
  ['Unsuccessful Delivery', 'attempt_failed', null],
  ['Article damaged', 'exception', 'damaged'],
  ['Unknown', 'in_transit', 'arrived'],
  ['Something new', 'in_transit', 'arrived'],
])('%s is %s / %s', (status, expected, sub_status) => {
  const scans = ['Unknown', 'Something new'].includes(status) ? ['Item processed at facility'] : [];
  expect(parse(answer(item(status, ...scans))).shipments).toMatchObject([{ status: expected, sub_status }]);
});

it('reports errors of the call and of single numbers', () => {
  expect(australiaPost.parse(samples.error ?? '', 'tracking')).toMatchObject({
    shipments: [],
    errors: [{ code: '51101' }],
  });
  const result = { tracking_id: 'X', errors: [{ code: 'ESB-10001', name: 'Invalid tracking ID' }] };
  expect(parse({ tracking_results: [result] })).toMatchObject({
    shipments: [],
    errors: [{ code: 'ESB-10001', tracking_number: 'X' }],
  });
});
