import type { Endpoint } from './endpoint';
import { connectionEndpoints } from './endpoints/connections';
import { customerEndpoints } from './endpoints/customers';
import { deliveryRequestEndpoints } from './endpoints/delivery-requests';
import { deliveryRulesEndpoints } from './endpoints/delivery-rules';
import { notificationEndpoints } from './endpoints/notifications';
import { orderEndpoints } from './endpoints/orders';
import { productEndpoints } from './endpoints/products';
import { reportEndpoints } from './endpoints/reports';
import { returnSettingsEndpoints } from './endpoints/return-settings';
import { returnEndpoints } from './endpoints/returns';
import { shipmentEndpoints } from './endpoints/shipments';
import { shopDocumentEndpoints } from './endpoints/shop-documents';
import { storeCreditEndpoints } from './endpoints/store-credits';
import { webhookEndpointEndpoints } from './endpoints/webhook-endpoints';

/** The whole API. What is listed here is served and described. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...productEndpoints,
  ...orderEndpoints,
  ...shipmentEndpoints,
  ...deliveryRulesEndpoints,
  ...deliveryRequestEndpoints,
  ...connectionEndpoints,
  ...returnEndpoints,
  ...returnSettingsEndpoints,
  ...reportEndpoints,
  ...shopDocumentEndpoints,
  ...storeCreditEndpoints,
  ...notificationEndpoints,
  ...webhookEndpointEndpoints,
  ...customerEndpoints,
];

type Route = { path: string; parts: string[]; endpoints: Endpoint[] };

const ROUTES: readonly Route[] = [...new Set(ENDPOINTS.map(({ path }) => path))]
  .map((path) => ({
    path,
    parts: path.slice(1).split('/'),
    endpoints: ENDPOINTS.filter((endpoint) => endpoint.path === path),
  }))
  // A fixed word is preferred to a parameter in the same place.
  .sort((a, b) => a.path.split('{').length - b.path.split('{').length);

const nameOf = (part: string) => (part.startsWith('{') ? part.slice(1, -1) : null);

/** What answers at a path (decoded segments below /api/v1), with its parameters; null where nothing does. */
export function endpointsAt(
  segments: readonly string[],
): { path: string; endpoints: Endpoint[]; params: Record<string, string> } | null {
  for (const { path, parts, endpoints } of ROUTES) {
    if (parts.length !== segments.length) continue;
    if (!parts.every((part, i) => nameOf(part) !== null || part === segments[i])) continue;
    const params = parts.flatMap((part, i) => {
      const name = nameOf(part);
      return name === null ? [] : [[name, segments[i] ?? '']];
    });
    return { path, endpoints, params: Object.fromEntries(params) };
  }
  return null;
}
