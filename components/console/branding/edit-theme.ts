import type { Theme } from '@/lib/branding/schema';

/** A theme with where it came from and where undo left. */
export type EditorState = { theme: Theme; behind: Theme[]; ahead: Theme[] };
export type Edit = { type: 'set'; theme: Theme } | { type: 'undo' } | { type: 'redo' };

const MOST_STEPS = 200;

export const startEditing = (theme: Theme): EditorState => ({ theme, behind: [], ahead: [] });

/** One edit. Setting what is there already is none; a new edit forgets what was undone. */
export function editTheme(state: EditorState, edit: Edit): EditorState {
  const { theme, behind, ahead } = state;
  switch (edit.type) {
    case 'set':
      if (JSON.stringify(edit.theme) === JSON.stringify(theme)) return state;
      return { theme: edit.theme, behind: [...behind, theme].slice(-MOST_STEPS), ahead: [] };
    case 'undo': {
      const last = behind.at(-1);
      return last ? { theme: last, behind: behind.slice(0, -1), ahead: [theme, ...ahead] } : state;
    }
    case 'redo': {
      const [next, ...rest] = ahead;
      return next ? { theme: next, behind: [...behind, theme], ahead: rest } : state;
    }
  }
}
