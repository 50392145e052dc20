import { expect, it } from 'vitest';
import { judgeSerials } from './judge-serials';

const sold = ['SN-001', 'sn 002'];

it.each([
  ['as it was sold, however it is typed', ['sn001', 'SN-002'], sold, [], [], []],
  ['another one', ['SN-003'], sold, [], ['SN003'], []],
  ['nobody knows which were sold', ['SN-003'], [], [], [], []],
  ['one that came back before', ['SN-001'], sold, ['sn001'], [], ['SN001']],
  ['the same twice in one box', ['SN-001', 'sn.001'], sold, [], [], ['SN001']],
  ['one that came back before, where nobody knows which were sold', ['X1'], [], ['X1'], [], ['X1']],
  ['nothing legible', ['--', ' '], sold, [], [], []],
])('%s', (_, found, of, returned, unknown, again) => {
  expect(judgeSerials(found, { sold: of, returned })).toEqual({ serial_unknown: unknown, serial_returned: again });
});
