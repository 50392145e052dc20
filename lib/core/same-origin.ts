import { AppError } from './errors';

/**
 * Refuses a form post or action that did not come from one of our own pages. Next runs a Server Action whose `Origin`
 * is missing, and browsers that send neither header do not exist any more, so absence is refusal.
 * @throws AppError FORBIDDEN
 */
export function assertSameOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  if (site !== null) {
    if (site === 'same-origin') return;
    throw new AppError('FORBIDDEN', `Cross-site request refused (${site}).`);
  }
  const origin = headers.get('origin');
  const host = headers.get('host');
  if (origin && host && URL.canParse(origin) && new URL(origin).host === host) return;
  throw new AppError('FORBIDDEN', 'The request does not say that it came from this site.');
}
