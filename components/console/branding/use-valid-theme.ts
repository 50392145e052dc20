'use client';

import { useMemo, useState } from 'react';
import { type Theme, themeSchema } from '@/lib/branding/schema';

/** The last theme that could be kept, and what is not right about this one: half a link is no reason for an empty page. */
export function useValidTheme(theme: Theme, before: Theme): { valid: Theme; problems: string[] } {
  const [valid, setValid] = useState(before);
  const problems = useMemo(() => {
    const result = themeSchema.safeParse(theme);
    return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }, [theme]);
  if (problems.length === 0 && valid !== theme) setValid(theme);
  return { valid, problems };
}
