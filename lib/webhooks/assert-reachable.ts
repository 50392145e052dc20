import { AppError } from '@/lib/core/errors';
import { refuseUrl } from '@/lib/core/safe-fetch';

/** @throws AppError INVALID for an address that nothing may be sent to */
export function assertReachable(url: string): void {
  const message = refuseUrl(url);
  if (message) throw new AppError('INVALID', `${message}.`, { errors: [{ path: 'url', message }] });
}
