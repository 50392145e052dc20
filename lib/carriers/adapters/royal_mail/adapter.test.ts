import { expect, it } from 'vitest';
import { royalMail } from './adapter';
import { piece, samples } from './samples';

const parse = (payload: unknown) => royalMail.parse(JSON.stringify(payload), 'tracking');

it('reads a mail piece', () => {
  expect(royalMail.parse(samples.delivered ?? '', 'tracking').shipments).toMatchObject([
    {
      carrier: 'royal_mail',
      service: 'Tracked 24',
      tracking_number: 'FQ000000000GB',
      status: 'delivered',
      delivered_at: '2026-06-20T09:04:00Z',
      delivered_at_local: '2026-06-20T10:04:00',
      eta: { earliest: '2026-06-20T07:00:00Z', latest: '2026-06-20T10:00:00Z' },
    },
  ]);
});

it.each([
  ['IN TRANSIT', 'It’s being redirected', 'EVNMI', 'in_transit', 'missorted'],
  ['IN TRANSIT', 'It’s out for delivery', 'EVGPD', 'out_for_delivery', 'loaded'],
  ['IN TRANSIT', 'On its way', 'EVZZZ', 'in_transit', null],
  ['ATTEMPTED', 'We’ve tried to deliver it', 'EVNKS', 'attempt_failed', null],
  ['IN TRANSIT', 'It’s ready to collect', 'EVZZZ', 'available_for_pickup', 'ready_at_point'],
  ['RETURNED', 'It’s going back', 'EVNRT', 'returned', 'returning'],
  ['SOMETHING NEW', 'Something new', 'EVZZZ', 'in_transit', 'update'],
])('%s, %s, %s is %s / %s', (category, words, code, status, sub_status) => {
  expect(parse({ mailPieces: piece(category, words, code) }).shipments).toMatchObject([
    { status, sub_status, delivered_at: null },
  ]);
});

it('reads summaries of several, with errors beside them', () => {
  const { summary } = piece('IN TRANSIT', 'On its way', 'EVNMI');
  const bad = { mailPieceId: 'X', status: '404', error: { errorCode: 'E1142', errorDescription: 'Not recognised' } };
  expect(parse({ mailPieces: [{ mailPieceId: 'A', status: '200', summary }, bad] })).toMatchObject({
    shipments: [{ tracking_number: 'FQ000000000GB', events: [] }],
    errors: [{ code: 'E1142', tracking_number: 'X' }],
  });
  expect(royalMail.parse(samples.error ?? '', 'tracking')).toMatchObject({
    shipments: [],
    errors: [{ code: 'E1142' }],
  });
  expect(parse({ httpCode: '401', httpMessage: 'Unauthorized', moreInformation: 'Terms' }).errors).toMatchObject([
    { code: '401' },
  ]);
});
