import { describe, expect, it } from 'vitest';
import { themeSchema } from '@/lib/branding/schema';
import { editTheme, startEditing } from './edit-theme';

const plain = themeSchema.parse({});
const round = { ...plain, radius: 'round' as const };
const chunky = { ...plain, radius: 'chunky' as const };

describe('editTheme', () => {
  it('goes back to the beginning and forward again', () => {
    let state = startEditing(plain);
    for (const theme of [round, chunky]) state = editTheme(state, { type: 'set', theme });
    state = editTheme(editTheme(state, { type: 'undo' }), { type: 'undo' });
    expect(state.theme).toEqual(plain);
    expect(editTheme(state, { type: 'undo' })).toBe(state);
    state = editTheme(editTheme(state, { type: 'redo' }), { type: 'redo' });
    expect(state.theme).toEqual(chunky);
  });

  it('forgets what was undone once something new is set, and counts no edit that changes nothing', () => {
    let state = editTheme(startEditing(plain), { type: 'set', theme: round });
    expect(editTheme(state, { type: 'set', theme: { ...round } })).toBe(state);
    state = editTheme(editTheme(state, { type: 'undo' }), { type: 'set', theme: chunky });
    expect(state.ahead).toEqual([]);
  });
});
