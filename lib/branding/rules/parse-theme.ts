import { AppError } from '@/lib/core/errors';
import { type Theme, themeSchema } from '../schema';

/** Reads a theme document. @throws AppError INVALID naming each mistake by its path */
export function parseTheme(document: unknown): Theme {
  const result = themeSchema.safeParse(document ?? {});
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  throw new AppError('INVALID', 'The theme cannot be read.', { errors });
}
