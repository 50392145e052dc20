import { expect, test } from 'vitest';
import type { SenderAnswers } from '../types';
import { judgeSender } from './judge-sender';

const verdicts = (answers: Partial<SenderAnswers>, selector: string | null = 's1') =>
  judgeSender('shop.test', selector, { spf: [], dkim: [], dmarc: [], ...answers }).map(({ verdict }) => verdict);

test.each<[string, Partial<SenderAnswers>, [string, string, string]]>([
  ['nothing', {}, ['missing', 'missing', 'missing']],
  ['silence', { spf: null, dkim: null, dmarc: null }, ['unknown', 'unknown', 'unknown']],
  [
    'all of it',
    { spf: ['x', 'v=spf1 include:a.test -all'], dkim: ['v=DKIM1; p=AAAA'], dmarc: ['v=DMARC1; p=reject'] },
    ['good', 'good', 'good'],
  ],
  ['anyone may send', { spf: ['v=spf1 +all'] }, ['weak', 'missing', 'missing']],
  ['anyone may send, said shortly', { spf: ['v=spf1 mx all'] }, ['weak', 'missing', 'missing']],
  ['two records', { spf: ['v=spf1 -all', 'v=spf1 a -all'] }, ['weak', 'missing', 'missing']],
  ['a record of another kind', { spf: ['v=spf10 -all'] }, ['missing', 'missing', 'missing']],
  [
    'more look-ups than servers make',
    { spf: [`v=spf1 ${Array.from({ length: 11 }, (_, i) => `include:s${i}.test`).join(' ')} -all`] },
    ['weak', 'missing', 'missing'],
  ],
  ['a revoked key', { dkim: ['v=DKIM1; p='] }, ['missing', 'missing', 'missing']],
  ['watching only', { dmarc: ['v=DMARC1; p=none; rua=mailto:x@y'] }, ['missing', 'missing', 'weak']],
  ['quarantine', { dmarc: ['v=DMARC1;p=quarantine'] }, ['missing', 'missing', 'good']],
])('%s', (_, answers, expected) => expect(verdicts(answers)).toEqual(expected));

test('without a selector the key cannot be looked for', () =>
  expect(verdicts({ dkim: null }, null)).toEqual(['missing', 'unknown', 'missing']));
