import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffLines, foldDiff } from './diff-lines';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 30 })
  .map((lines) => lines.join('\n'));

it('holds both texts, whatever they are', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const without = (kind: string) =>
        lines
          .filter((line) => line.kind !== kind)
          .map((line) => line.text)
          .join('\n');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
  );
});

it('says the least that changed', () => {
  const kinds = diffLines('a\nb\nc\nd', 'a\nc\nx\nd').map(({ kind, text: line }) => `${kind} ${line}`);
  expect(kinds).toEqual(['same a', 'removed b', 'same c', 'added x', 'same d']);
  fc.assert(
    fc.property(text, (same) => {
      expect(diffLines(same, same).filter(({ kind }) => kind !== 'same')).toEqual([]);
    }),
  );
});

it('replaces a middle too large to compare as a whole', () => {
  const numbered = (word: string) => Array.from({ length: 2_100 }, (_, i) => `${word} ${i}`).join('\n');
  const lines = diffLines(`head\n${numbered('a')}\ntail`, `head\n${numbered('b')}\ntail`);
  expect(lines.filter(({ kind }) => kind === 'same').map((line) => line.text)).toEqual(['head', 'tail']);
  expect(lines.filter(({ kind }) => kind === 'removed')).toHaveLength(2_100);
});

it('folds what lies far from any change, and loses no line', () => {
  const before = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n');
  const runs = foldDiff(diffLines(before, before.replace('line 20', 'changed')));
  expect(runs.map((run) => (run.kind === 'fold' ? run.count : run.lines.length))).toEqual([17, 8, 16]);
  expect(foldDiff(diffLines(before, before))).toEqual([{ kind: 'fold', count: 40 }]);
});
