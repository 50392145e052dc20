import { AppError } from '@/lib/core/errors';
import { fieldErrors } from '@/lib/core/fields';
import { type Theme, themeSchema } from '../schema';

/** Reads a theme document. @throws AppError INVALID naming each mistake by its path */
export function parseTheme(document: unknown): Theme {
  const result = themeSchema.safeParse(document ?? {});
  if (result.success) return result.data;
  throw new AppError('INVALID', 'The theme cannot be read.', { errors: fieldErrors(result.error.issues) });
}
