import { parse } from 'tldts';
import { normalizeHost } from './normalize-host';

export type HostVerdict = { ok: true; host: string } | { ok: false; message: string };

/**
 * Whether a name can become a shop's own address. The bare domain of a shop cannot: it usually is the shop itself, and
 * an alias (CNAME) may not stand there (RFC 1034, 3.6.2). Public suffixes belong to nobody.
 * @param ownHost the host of our own public address, which no shop may claim
 */
export function judgeHost(given: string, ownHost: string): HostVerdict {
  const bare = given
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '');
  const host = normalizeHost(bare);
  if (!host || bare.includes(':')) {
    return { ok: false, message: 'Write a name like track.example.com, without a path or a port.' };
  }
  if (host === ownHost) return { ok: false, message: 'That is Porchlight’s own address.' };
  const { domain, isIp, publicSuffix } = parse(host, { allowPrivateDomains: true });
  if (isIp || !domain || !publicSuffix) {
    return { ok: false, message: `“${host}” is not a domain of one shop’s own. Use a name like track.example.com.` };
  }
  if (host === domain) {
    return {
      ok: false,
      message: `“${host}” is the whole domain, where your shop itself lives. Choose a name below it, like track.${host}.`,
    };
  }
  return { ok: true, host };
}

/** Whether two hosts belong to one registrable domain, so that a cookie could be set for both. */
export const isSameSite = (one: string, other: string): boolean => {
  const site = (host: string) => parse(host, { allowPrivateDomains: true }).domain;
  return site(one) !== null && site(one) === site(other);
};
