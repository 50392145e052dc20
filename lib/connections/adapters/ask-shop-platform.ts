import { RequestFailed, type SafeRequest } from '@/lib/core/safe-fetch';
import { askPlatform, RefundPostponed, RefundRefused, RefundUnclear } from '@/lib/returns/adapters/ask-platform';
import type { RefundCredentials } from '@/lib/returns/rules/refund-credentials';
import { type Asked, FAILURES } from './ask-provider';

const SHOPIFY_VERSION = '2026-07';
const WHO = '{ shop { name } currentAppInstallation { accessScopes { handle } } }';
/** Where the platform asks for a pause and does not say how long. */
const PAUSE_SECONDS = 60;

type Shopify = {
  data?: { shop?: { name?: string }; currentAppInstallation?: { accessScopes?: { handle?: string }[] } } | null;
  errors?: { message?: string }[];
};

/**
 * Asks a shop platform one harmless question, so that it is known whether it accepts the credentials that refunds go out
 * with: Shopify who the shop is and what the token may, WooCommerce for its status, Medusa for its stores. Never throws
 * what the platform or the road to it says.
 */
export async function askShopPlatform(
  credentials: RefundCredentials,
  permitted?: SafeRequest['permitted'],
): Promise<Asked> {
  try {
    return await ask(credentials, permitted);
  } catch (error) {
    if (error instanceof RefundRefused)
      return { kind: 'refused', reason: `It does not accept the credentials. ${error.message}` };
    if (error instanceof RefundPostponed && /\b4(?:29|23)\b/.test(error.message))
      return { kind: 'slow_down', seconds: error.seconds ?? PAUSE_SECONDS };
    if (error instanceof RefundPostponed || error instanceof RefundUnclear)
      return {
        kind: 'failed',
        reason: error.cause instanceof RequestFailed ? FAILURES[error.cause.reason] : error.message,
      };
    throw error;
  }
}

async function ask(credentials: RefundCredentials, permitted: SafeRequest['permitted']): Promise<Asked> {
  const { platform, url } = credentials;
  if (platform === 'shopify') {
    const answer = (await askPlatform(`${url}/admin/api/${SHOPIFY_VERSION}/graphql.json`, {
      method: 'POST',
      headers: { 'x-shopify-access-token': credentials.token },
      body: { query: WHO },
      permitted,
    })) as Shopify;
    const [error] = answer.errors ?? [];
    if (error || !answer.data?.shop?.name) throw new RefundRefused(error?.message ?? 'It names no shop.');
    const scopes = answer.data.currentAppInstallation?.accessScopes ?? [];
    return scopes.some(({ handle }) => handle === 'write_orders')
      ? GOOD
      : {
          kind: 'refused',
          reason: 'It knows us, but the access token lacks write_orders: nothing can be refunded with it.',
        };
  }
  const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
  if (platform === 'woocommerce') {
    const headers = basic(`${credentials.key}:${credentials.secret}`);
    const status = await askPlatform(`${url}/wp-json/wc/v3/system_status?_fields=environment`, { headers, permitted });
    if (Array.isArray(status) || !status.environment) throw new RefundRefused('It did not answer with its status.');
    return GOOD;
  }
  await askPlatform(`${url}/admin/stores?limit=1`, { headers: basic(`${credentials.key}:`), permitted });
  return GOOD;
}

const GOOD: Asked = { kind: 'answer', body: '' };
