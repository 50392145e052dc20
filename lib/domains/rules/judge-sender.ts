import type { SenderAnswers, SenderCheck } from '../types';

/**
 * What receiving servers will find about mail in a domain's name: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489).
 * It tells what is published, not whether the mail server in use is among those allowed: only a test mail shows that.
 */
export function judgeSender(domain: string, selector: string | null, answers: SenderAnswers): SenderCheck[] {
  return [spf(domain, answers.spf), dkim(domain, selector, answers.dkim), dmarc(domain, answers.dmarc)];
}

function spf(name: string, texts: string[] | null): SenderCheck {
  const base = { record: 'SPF' as const, name };
  if (!texts) return { ...base, verdict: 'unknown', found: null, text: 'Nobody answered. Try again in a minute.' };
  const found = texts.filter((text) => /^v=spf1(\s|$)/i.test(text));
  if (found.length === 0) {
    return {
      ...base,
      verdict: 'missing',
      found: null,
      text: 'No SPF record. Your mail provider tells you its line; it looks like “v=spf1 include:… -all”.',
    };
  }
  if (found.length > 1) {
    return { ...base, verdict: 'weak', found: found.join(' / '), text: 'Two SPF records make both void. Join them.' };
  }
  const record = found[0] ?? '';
  if (/\s\+?all\b/i.test(record)) {
    return { ...base, verdict: 'weak', found: record, text: 'It lets anyone send in your name. End it with “-all”.' };
  }
  const lookups =
    record.match(/(?:^|\s)[+~?-]?(?:include:|a(?:[:/\s]|$)|mx(?:[:/\s]|$)|ptr|exists:|redirect=)/gi) ?? [];
  if (lookups.length > 10) {
    return { ...base, verdict: 'weak', found: record, text: 'It asks for more than ten look-ups, so servers void it.' };
  }
  return { ...base, verdict: 'good', found: record, text: 'Says which servers may send for you.' };
}

function dkim(domain: string, selector: string | null, texts: string[] | null): SenderCheck {
  const name = `${selector || '<selector>'}._domainkey.${domain}`;
  const base = { record: 'DKIM' as const, name };
  if (!selector) {
    return {
      ...base,
      verdict: 'unknown',
      found: null,
      text: 'Your mail provider names a selector, like “s1” or “google”. Enter it to look for its key.',
    };
  }
  if (!texts) return { ...base, verdict: 'unknown', found: null, text: 'Nobody answered. Try again in a minute.' };
  const key = texts.find((text) => /(?:^|;)\s*p=/.test(text));
  if (!key) return { ...base, verdict: 'missing', found: null, text: 'No key there. Ask your mail provider for it.' };
  const isRevoked = /(?:^|;)\s*p=\s*(?:;|$)/.test(key);
  return {
    ...base,
    verdict: isRevoked ? 'missing' : 'good',
    found: key.length > 90 ? `${key.slice(0, 90)}…` : key,
    text: isRevoked ? 'The key there is revoked.' : 'Your mails can be signed, and others can check it.',
  };
}

function dmarc(domain: string, texts: string[] | null): SenderCheck {
  const base = { record: 'DMARC' as const, name: `_dmarc.${domain}` };
  if (!texts) return { ...base, verdict: 'unknown', found: null, text: 'Nobody answered. Try again in a minute.' };
  const found = texts.find((text) => /^v=DMARC1\s*(;|$)/i.test(text));
  if (!found) {
    return {
      ...base,
      verdict: 'missing',
      found: null,
      text: 'No DMARC record. “v=DMARC1; p=none; rua=mailto:…” is a safe beginning.',
    };
  }
  const policy = /;\s*p=\s*(\w+)/i.exec(found)?.[1]?.toLowerCase();
  const isStrict = policy === 'quarantine' || policy === 'reject';
  return {
    ...base,
    verdict: isStrict ? 'good' : 'weak',
    found,
    text: isStrict
      ? 'Others are told to turn forged mails away.'
      : 'It only watches. Once your own mails pass, set “p=quarantine”.',
  };
}
