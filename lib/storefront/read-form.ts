import { AppError } from '@/lib/core/errors';

const LONGEST = 64 * 1024;

/**
 * A posted form's fields; of repeated names the last counts.
 * @throws AppError UNSUPPORTED_TYPE, TOO_LARGE, INVALID
 */
export async function readForm(request: Request): Promise<Record<string, string | undefined>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    throw new AppError('UNSUPPORTED_TYPE', 'Send this as a form.');
  }
  if (Number(request.headers.get('content-length') ?? 0) > LONGEST)
    throw new AppError('TOO_LARGE', 'This form is too large.');
  const form = await request.formData().catch(() => {
    throw new AppError('INVALID', 'This form cannot be read.');
  });
  const fields: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    // PostgreSQL stores no NUL; nobody types one.
    if (typeof value === 'string') fields[name] = value.replaceAll('\0', '');
  }
  return fields;
}
