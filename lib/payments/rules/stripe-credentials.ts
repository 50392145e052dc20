import { z } from 'zod';
import type { StripeCredentials } from '../types';

const shape = z.object({
  platform: z.literal('stripe'),
  api_key: z.string().trim().min(1).max(500),
  url: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://api.stripe.com'),
});

/** What a generic connection's credentials let us collect payments with, or null. */
export function stripeCredentials(source: string, credentials: unknown): StripeCredentials | null {
  const read = source === 'generic' ? shape.safeParse(credentials) : null;
  return read?.success ? { platform: 'stripe', url: read.data.url, key: read.data.api_key } : null;
}
