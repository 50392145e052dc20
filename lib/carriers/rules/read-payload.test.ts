import { describe, expect, it } from 'vitest';
import { readDelivery, readDescription } from './read-description';
import { onlyErrors, readErrors } from './read-error';
import { at, parseJson, plainText, text, trackingNumber } from './read-payload';

describe('JSON', () => {
  it('keeps the digits of long numbers, and leaves all else alone', () => {
    const body =
      '{"id":340434161094042557,"a":[-12345678901234567890],"s":"9400111206206407667136, \\"12345678901234567890","f":0.12345678901234567,"n":123}';
    expect(parseJson(body)).toEqual({
      id: '340434161094042557',
      a: ['-12345678901234567890'],
      s: '9400111206206407667136, "12345678901234567890',
      f: Number('0.12345678901234567'),
      n: 123,
    });
  });

  it('takes a byte-order mark, and throws only its own error', () => {
    expect(parseJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
    expect(() => parseJson('{')).toThrow(expect.objectContaining({ name: 'PayloadNotUnderstood' }));
  });

  it('reads own members only', () => {
    expect(at({ a: { b: 1 } }, 'a', 'b')).toBe(1);
    expect(at({}, 'constructor')).toBeUndefined();
    expect(at([1], '0')).toBeUndefined();
  });
});

describe('text', () => {
  it('is trimmed, capped and storable', () => {
    expect(text('  a\u0000b\ud800 ')).toBe('ab');
    expect(text('x'.repeat(1000), 10)).toHaveLength(10);
    for (const none of ['', '  ', '\u0000', null, undefined, {}, [], Number.NaN, true]) expect(text(none)).toBeNull();
    expect(text(42)).toBe('42');
  });

  it('never shortens a tracking number to another', () => {
    expect(trackingNumber('9'.repeat(128))).toHaveLength(128);
    expect(trackingNumber('9'.repeat(129))).toBeNull();
  });

  it('reads HTML as plain text', () => {
    expect(plainText('Ground Advantage<SUP>&#153;</SUP> &amp; more &lt;b&gt; &unknown; &#0; &#xD800;')).toBe(
      'Ground Advantage™ & more <b> &unknown;',
    );
  });
});

it.each([
  ['Returned to sender', 'returned'],
  ['Your parcel is ready for collection', 'available_for_pickup'],
  ['Out for Delivery, expected by 9 pm', 'out_for_delivery'],
  ['Delivery attempted - no one home', 'attempt_failed'],
  ['Customer was not available', 'attempt_failed'],
  ['Refused by recipient', 'exception'],
  ['Delivered in error', 'exception'],
  ['Arrived at hub', null],
  ['Collected from sender', null],
  ['Processing for delivery', null],
  [null, null],
])('reads %j as %s', (description, status) => {
  expect(readDescription(description)?.status ?? null).toBe(status);
});

it.each([
  ['Delivered, Left with Individual', 'delivered_to_person'],
  ['Delivered to neighbor', 'delivered_to_neighbour'],
  ['Delivered, Parcel Locker', 'delivered_to_mailbox'],
  ['Delivered, Front Door/Porch', 'left_in_safe_place'],
  ['Delivered, Individual Picked Up at Post Office', 'collected'],
  ['Delivered - Signed for by: X', 'delivered_signed'],
  ['Delivered, To Original Sender', 'returned_to_sender'],
  ['Delivered', null],
])('reads how %j was delivered', (description, sub_status) => {
  expect(readDelivery(description).sub_status).toBe(sub_status);
});

describe('errors', () => {
  it.each([
    [{ errors: [{ code: 'a', message: 'b' }] }, 'a', 'b'],
    [{ response: { errors: [{ code: 1, message: 'b' }] } }, '1', 'b'],
    [{ errors: 'b' }, 'ERROR', 'b'],
    [{ error: { code: 'a', message: 'b' } }, 'a', 'b'],
    [{ error: 'a', error_description: 'b' }, 'a', 'b'],
    [{ fault: { faultstring: 'b', detail: { errorcode: 'a' } } }, 'a', 'b'],
    [{ title: 'x', status: 404, detail: 'b' }, '404', 'b'],
    [{ httpCode: '401', httpMessage: 'b' }, '401', 'b'],
    [{ tracking_number: ['b'] }, 'INVALID', 'tracking_number: b'],
  ])('%j', (json, code, message) => {
    expect(readErrors(json)).toEqual([{ code, message, tracking_number: null }]);
  });

  it.each([null, 1, [], {}, { a: 1 }, { title: 'x', description: 'y' }, { tags: [] }])('%j is no error', (json) => {
    expect(readErrors(json)).toEqual([]);
    expect(() => onlyErrors(json, 'expected')).toThrow('expected');
  });
});
