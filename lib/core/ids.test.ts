import { expect, it } from 'vitest';
import { isId, newId, orderedId } from './ids';

it('ids are UUIDs of version 7 that begin with their moment', () => {
  const at = Date.parse('2026-11-25T12:00:00.123Z');
  for (const id of [newId(at), orderedId(at * 1_000 + 456)]) {
    expect(isId(id)).toBe(true);
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at);
  }
  expect(newId(at)).not.toBe(newId(at));
});

it('ordered ids grow with each microsecond, also over the edge of a millisecond', () => {
  const from = Date.parse('2026-11-25T12:00:00Z') * 1_000 + 500;
  const ids = Array.from({ length: 1_000 }, (_, i) => orderedId(from + i));
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});
