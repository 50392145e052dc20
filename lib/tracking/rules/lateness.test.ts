import { describe, expect, it } from 'vitest';
import { momentReader } from './calendar';
import { givenDay, type Lateness, latenessOf } from './lateness';

const words = { read: momentReader('Europe/Berlin') };
const range = (from: string, to = from) => ({ earliest: `${from}T00:00:00+01:00`, latest: `${to}T23:59:00+01:00` });
const span = (from: string, to = from) => ({ from: { day: from, minute: null }, to: { day: to, minute: null } });
const first = givenDay({ promisedAt: null, etaOriginal: range('2026-11-26', '2026-11-28') }, words);
const promised = givenDay({ promisedAt: '2026-11-26T17:00:00Z', etaOriginal: null }, words);
const TODAY = '2026-11-24';

const kindOf = (...args: Parameters<typeof latenessOf>): [Lateness['kind'], number] => {
  const { kind, days } = latenessOf(...args);
  return [kind, days];
};

describe('latenessOf', () => {
  it.each<[string, Parameters<typeof latenessOf>, [Lateness['kind'], number]]>([
    ['a range that became narrower was kept', ['on_the_way', first, span('2026-11-27'), null, TODAY], ['none', 0]],
    ['also at its first day', ['on_the_way', first, span('2026-11-26'), null, TODAY], ['none', 0]],
    ['before the whole range it is early', ['on_the_way', first, span('2026-11-25'), null, TODAY], ['early', 1]],
    ['earlier than promised', ['on_the_way', promised, span('2026-11-24', '2026-11-25'), null, TODAY], ['early', 1]],
    ['reaching past the range', ['on_the_way', first, span('2026-11-28', '2026-11-30'), null, TODAY], ['at_risk', 2]],
    ['past the range', ['on_the_way', first, span('2026-11-30'), null, TODAY], ['later', 2]],
    ['by day on its day', ['on_the_way', promised, span('2026-11-26'), null, '2026-11-26', 17 * 60], ['none', 0]],
    [
      'in the evening of its day, on no van',
      ['on_the_way', promised, span('2026-11-26'), null, '2026-11-26', 18 * 60],
      ['at_risk', 0],
    ],
    [
      'in the evening of its day, on the van',
      ['on_the_van', promised, span('2026-11-26'), null, '2026-11-26', 18 * 60],
      ['none', 0],
    ],
    ['over', ['on_the_way', promised, span('2026-11-26'), null, '2026-11-28', 0], ['overdue', 2]],
    ['nothing was ever said', ['on_the_way', null, span('2026-11-26'), null, TODAY], ['none', 0]],
    ['it came late', ['delivered', promised, null, '2026-11-28', '2026-11-29'], ['arrived_late', 2]],
  ])('%s', (_name, args, expected) => expect(kindOf(...args)).toEqual(expected));
});
