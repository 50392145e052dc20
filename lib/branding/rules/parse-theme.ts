import { AppError } from '@/lib/core/errors';
import { fieldErrors } from '@/lib/core/fields';
import { type Theme, themeSchema } from '../schema';
import { checkTexts } from './check-texts';
import { compileMerchantCss } from './merchant-css';

/** Reads a theme document that is to be kept. @throws AppError INVALID naming each mistake by its path */
export function parseTheme(document: unknown): Theme {
  const result = themeSchema.safeParse(document ?? {});
  const errors = result.success
    ? [...checkTexts(result.data.texts), ...cssErrors(result.data.custom_css)]
    : fieldErrors(result.error.issues);
  if (result.success && errors.length === 0) return result.data;
  throw new AppError('INVALID', 'The theme cannot be read.', { errors });
}

const cssErrors = (css: string) =>
  compileMerchantCss(css).problems.map(({ line, message }) => ({
    path: 'custom_css',
    message: `Line ${line}: ${message}`,
  }));
