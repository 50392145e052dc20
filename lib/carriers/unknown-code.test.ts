import { describe, expect, it } from 'vitest';
import { tracking as aftershipTracking } from './adapters/aftership/samples';
import { express, unified } from './adapters/dhl/samples';
import { tracker as easypostTracker } from './adapters/easypost/samples';
import * as fedexSamples from './adapters/fedex/samples';
import { tracker as karrioTracker } from './adapters/karrio/samples';
import { answer as suivi } from './adapters/la_poste/samples';
import { piece } from './adapters/royal_mail/samples';
import * as ship24Samples from './adapters/ship24/samples';
import * as shippoSamples from './adapters/shippo/samples';
import * as upsSamples from './adapters/ups/samples';
import * as uspsSamples from './adapters/usps/samples';
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

const at = '2026-05-05T10:00:00Z';
const aftership = (tag: string, subtag: string) =>
  aftershipTracking({ checkpoints: [{ tag, subtag, message: 'Delivered', checkpoint_time: at }] });
const easypost = (members: object) =>
  easypostTracker({ tracking_details: [{ message: 'Scan', datetime: at, ...members }] });
const karrio = (event: object) =>
  karrioTracker({ events: [{ date: '2026-05-06', code: 'X', description: 'Scan', ...event }] });
const ship24 = (over: object) => ({ trackings: [ship24Samples.tracking([ship24Samples.scan({ ...over })])] });

describe('words never stand for a code, and a milestone that is told stands beside one', () => {
  it.each<[Source, string, unknown, string, string | null]>([
    [
      'usps',
      'a code of nobody',
      uspsSamples.detail('', [uspsSamples.scan('ZZ', 'Out for Delivery')]),
      'in_transit',
      'ZZ',
    ],
    ['usps', 'no code', uspsSamples.detail('', [uspsSamples.scan('', 'Notice Left')]), 'in_transit', 'Notice Left'],
    [
      'royal_mail',
      'a code of nobody',
      { mailPieces: piece('', 'Available to collect', 'EVZZZ') },
      'in_transit',
      'EVZZZ',
    ],
    ['dhl', 'a status of nobody', unified('mystery', 'Out for delivery'), 'in_transit', 'mystery'],
    ['dhl', 'a checkpoint of nobody', express('ZZ', 'Delivered'), 'in_transit', 'ZZ'],
    ['la_poste', 'a code of nobody', suivi(['ZZ9']), 'in_transit', 'ZZ9'],
    [
      'ups',
      'a type of nobody',
      upsSamples.details([
        upsSamples.activity('QQ', 'ZZ', { status: { type: 'QQ', code: 'ZZ', description: 'Out for Delivery' } }),
      ]),
      'in_transit',
      'QQ ZZ',
    ],
    ['aftership', 'a subtag of nobody', aftership('Exception', 'Exception_099'), 'exception', 'Exception_099'],
    ['aftership', 'a tag of nobody', aftership('Teleported', ''), 'in_transit', 'Teleported'],
    ['easypost', 'a detail of nobody', easypost({ status: 'failure', status_detail: 'eaten' }), 'exception', 'eaten'],
    [
      'easypost',
      'a detail that adds nothing',
      easypost({ status: 'in_transit', status_detail: 'in_transit' }),
      'in_transit',
      null,
    ],
    ['easypost', 'a status of nobody', easypost({ status: 'teleported' }), 'in_transit', 'teleported'],
    ['karrio', 'a reason of nobody', karrio({ status: 'delivery_failed', reason: 'dog' }), 'attempt_failed', 'dog'],
    [
      'shippo',
      'a substatus of nobody',
      shippoSamples.track([shippoSamples.step('TRANSIT', 'teleported', at)]),
      'in_transit',
      'teleported',
    ],
    [
      'shippo',
      'the substatus for all others',
      shippoSamples.track([shippoSamples.step('TRANSIT', 'other', at)]),
      'in_transit',
      null,
    ],
    ['ship24', 'a code of nobody', ship24({ statusCode: 'zz', statusMilestone: 'delivered' }), 'delivered', 'zz'],
  ])('%s, %s', (source, _, payload, status, unknown) => {
    expect(told(source, payload)).toEqual([[status, unknown]]);
  });
});
