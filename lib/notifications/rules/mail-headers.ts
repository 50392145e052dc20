/** What a header shows must be one line of text, whatever a shop or an order number holds. */
export function headerText(text: string, max = 200): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return line.length <= max ? line : `${[...line].slice(0, max - 1).join('')}…`;
}

const LOCAL = /^[\p{L}\p{N}#$&'*+/=?^_{}~-]+(\.[\p{L}\p{N}#$&'*+/=?^_{}~-]+)*$/u;
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * One plain address (RFC 5321 without quoted strings, comments, routes or address literals), or nothing: no list, no
 * display name, no second `@` that a mail program could read another way.
 */
export function isPlainAddress(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return at > 0 && local.length <= 64 && LOCAL.test(local) && labels.every((label) => LABEL.test(label));
}

/**
 * Who a mail comes from: the address the mail server is meant to send from (`?from=` of SMTP_URL, else its login where
 * that is an address), else the shop's own, else a no-reply of our host. Answers always go to the shop's own.
 */
export function senderOf(input: {
  shopName: string;
  contactEmail: string | null;
  smtpUrl: string | undefined;
  publicUrl: string;
}): { from: { name: string; address: string }; replyTo: string | null; domain: string } {
  const host = new URL(input.publicUrl).hostname.replace(/[[\]:]/g, '') || 'localhost';
  const candidates = [...addressesOf(input.smtpUrl), input.contactEmail ?? '', `no-reply@${host}`];
  return {
    from: { name: headerText(input.shopName, 80), address: candidates.find(isPlainAddress) ?? 'no-reply@localhost' },
    replyTo: input.contactEmail && isPlainAddress(input.contactEmail) ? input.contactEmail : null,
    domain: host,
  };
}

function addressesOf(smtpUrl: string | undefined): string[] {
  if (!smtpUrl || !URL.canParse(smtpUrl)) return [];
  const url = new URL(smtpUrl);
  return [url.searchParams.get('from') ?? '', decodeURIComponent(url.username)];
}
