import { AppError } from '@/lib/core/errors';

const LONGEST = 64 * 1024;

/**
 * A posted form as it came.
 * @param longest bytes it may have; more where it brings pictures
 * @throws AppError UNSUPPORTED_TYPE, TOO_LARGE, INVALID
 */
export async function readFormData(request: Request, longest = LONGEST): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    throw new AppError('UNSUPPORTED_TYPE', 'Send this as a form.');
  }
  if (Number(request.headers.get('content-length') ?? 0) > longest)
    throw new AppError('TOO_LARGE', 'This form is too large.');
  return request.formData().catch(() => {
    throw new AppError('INVALID', 'This form cannot be read.');
  });
}

/** A posted form's fields; of repeated names the last counts. @throws AppError as `readFormData` */
export const readForm = async (request: Request): Promise<Record<string, string | undefined>> =>
  formFields(await readFormData(request));

export function formFields(form: FormData): Record<string, string | undefined> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    // PostgreSQL stores no NUL; nobody types one.
    if (typeof value === 'string') fields[name] = value.replaceAll('\0', '');
  }
  return fields;
}
