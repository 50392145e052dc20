import { keyedHash } from '@/lib/core/secrets';

/** The token of a return's own page. Derived, so that mails and pages can name it again though only its hash is stored. */
export const returnToken = (shopId: string, returnId: string): string =>
  keyedHash('return-link', `${shopId}\0${returnId}`).toString('base64url');
