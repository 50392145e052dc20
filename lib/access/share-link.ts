import { keyedHash } from '@/lib/core/secrets';

/** The token of a link made for somebody else. Derived, so that whoever made it can copy it again though only its hash is stored. */
export const shareToken = (shopId: string, grantId: string): string =>
  keyedHash('share-link', `${shopId}\0${grantId}`).toString('base64url');
