/** On every answer, whatever road it took (bin/serve.ts sets them before Next or a lane sees the request). */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  // Not `no-referrer`: browsers would then send `Origin: null` with our own forms, and those are refused.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'x-frame-options': 'SAMEORIGIN',
};

const NONCE_BYTES = 16;
/** Fetched for many pages at a time: the way to the source of chance is long. */
const chance = new Uint8Array(256 * NONCE_BYTES);
let used = chance.length;

/** Fresh for each page. */
export function newNonce(): string {
  if (used === chance.length) {
    crypto.getRandomValues(chance);
    used = 0;
  }
  used += NONCE_BYTES;
  return btoa(String.fromCharCode(...chance.subarray(used - NONCE_BYTES, used)));
}

/**
 * The fence around a page. `document`: no framework, only our nonced script. `flow`: Next's scripts, loaded from the
 * nonced one. `console`: as a flow, and widgets may set style attributes.
 */
export function contentSecurityPolicy(
  kind: 'document' | 'flow' | 'console',
  nonce: string,
  options: { framedBySelf?: boolean; dev?: boolean } = {},
): string {
  const script = kind === 'document' ? `'nonce-${nonce}'` : `'nonce-${nonce}' 'strict-dynamic'`;
  return [
    "default-src 'none'",
    // React's development build compiles stack frames with eval; production never does.
    `script-src ${script}${options.dev && kind !== 'document' ? " 'unsafe-eval'" : ''}`,
    options.dev && kind !== 'document' ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    ...(kind === 'console' && !options.dev ? ["style-src-attr 'unsafe-inline'"] : []),
    `img-src 'self' data:${kind === 'console' ? ' blob:' : ''}`,
    "font-src 'self'",
    `connect-src 'self'${options.dev ? ' ws:' : ''}`,
    ...(kind === 'console' ? ["frame-src 'self'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${options.framedBySelf ? "'self'" : "'none'"}`,
  ].join('; ');
}
