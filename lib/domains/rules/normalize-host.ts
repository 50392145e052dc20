/**
 * A host as it stands in the table, from a Host header or a person's hand: lower case, ASCII (IDNA), without port and
 * closing dot. Null for what no name of the domain system can be: addresses, credentials, paths, empty labels.
 */
export function normalizeHost(given: string): string | null {
  const text = given.trim();
  if (!/^[^\s/?#@\\%[\]]{1,260}$/u.test(text) || /:.*:/.test(text)) return null;
  if (!URL.canParse(`http://${text}/`)) return null;
  const { hostname } = new URL(`http://${text}/`);
  const host = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  if (host.length > 253 || /^[\d.]+$/.test(host)) return null;
  return /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*$/.test(host) ? host : null;
}
