import { expect, test } from 'vitest';
import { placeLabels } from './place-labels';

const PAGE = { width: 640, height: 340 };
const stop = (text: string, x: number, y: number) => ({ text, at: [x, y] as [number, number], shown: true });

test('a name stands clear of the edge that fades, above its dot if need be', () => {
  const road = [[120, 62] as [number, number]];
  const [label] = placeLabels([stop('Nome', 92, 62)], road, PAGE);
  expect(label).toMatchObject({ anchor: 'middle', x: 92 });
});

test('where nothing else is free it stands near the edge rather than nowhere', () => {
  const road = [
    [120, 62],
    [92, 36],
    [92, 96],
  ] as [number, number][];
  const [label] = placeLabels([stop('Nome', 92, 62)], road, PAGE);
  expect(label).toMatchObject({ anchor: 'end', x: 74 });
});
