import { z } from 'zod';

const key = z.string().trim().min(1).max(500);
const url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .transform((text) => text.replace(/\/+$/, ''))
  .optional();

const easypost = z.object({ api_key: key, url });
const shippo = z.object({ api_key: key, url });

export type LabelCredentials = { provider: 'easypost' | 'shippo'; url: string; key: string };

/**
 * What a connection's credentials let us buy labels with, or null: a connection that only listens, or one whose owner
 * said `"labels": "off"`.
 */
export function labelCredentials(source: string, credentials: Record<string, unknown>): LabelCredentials | null {
  if (credentials.labels === 'off') return null;
  if (source === 'easypost') {
    const read = easypost.safeParse(credentials);
    return read.success
      ? { provider: 'easypost', url: read.data.url ?? 'https://api.easypost.com', key: read.data.api_key }
      : null;
  }
  if (source !== 'shippo') return null;
  const read = shippo.safeParse(credentials);
  return read.success
    ? { provider: 'shippo', url: read.data.url ?? 'https://api.goshippo.com', key: read.data.api_key }
    : null;
}
