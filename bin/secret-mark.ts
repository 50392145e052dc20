import { keyedHash } from '@/lib/core/secrets';

/** Tells whether two installations have the same PORCHLIGHT_SECRET, and nothing of it. */
export const secretMark = (): string => keyedHash('export', 'fingerprint').toString('base64url');
