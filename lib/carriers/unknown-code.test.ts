import { describe, expect, it } from 'vitest';
import * as fedexSamples from './adapters/fedex/samples';
import * as upsSamples from './adapters/ups/samples';
import { adapterFor } from './registry';
import { toObservations } from './rules/to-observations';
import type { Source } from './types';
import { unknownCode } from './unknown-code';

/** What each scan of a payload means, with the code nobody knows. */
const told = (source: Source, payload: unknown) =>
  adapterFor(source)
    .parse(JSON.stringify(payload), 'tracking')
    .shipments.flatMap((shipment) => toObservations(shipment, { source, receivedAt: '2026-05-06T00:00:00Z' }))
    .filter(({ kind }) => kind === 'event')
    .map((scan) => [scan.status, unknownCode(scan)]);

describe('a code nobody knows is told though its milestone is known', () => {
  it.each([
    ['X', '48', 'attempt_failed', null],
    ['I', 'DP', 'in_transit', null],
    ['RS', '', 'returned', null],
    ['I', 'ZZ', 'in_transit', 'I ZZ'],
    ['X', 'ZZ', 'exception', 'X ZZ'],
    ['D', 'ZZ', 'delivered', 'D ZZ'],
    ['QQ', 'ZZ', 'in_transit', 'QQ ZZ'],
    ['QQ', '', 'in_transit', 'QQ'],
  ])('UPS %s %s: %s', (type, code, status, unknown) => {
    const { activity, details } = upsSamples;
    const payload = details([activity(type, code, { status: { type, code, description: '' } })]);
    expect(told('ups', payload)).toEqual([[status, unknown]]);
  });

  it.each([
    ['DE', '08', {}, 'attempt_failed', null],
    ['DE', '', {}, 'exception', null],
    ['OD', '', {}, 'out_for_delivery', null],
    ['DE', '99', {}, 'exception', 'DE 99'],
    ['ZZ', '', { derivedStatusCode: 'OD' }, 'out_for_delivery', 'ZZ'],
    ['ZZ', '', { derivedStatusCode: 'YY' }, 'in_transit', 'ZZ'],
  ])('FedEx %s %s %j: %s', (type, exceptionCode, over, status, unknown) => {
    const { answer, result, scan } = fedexSamples;
    const payload = answer(result('', [scan(type, '2026-05-06T08:00:00-05:00', { exceptionCode, ...over })]));
    expect(told('fedex', payload)).toEqual([[status, unknown]]);
  });
});
