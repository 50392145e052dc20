/**
 * An amount as people type it, in minor units of a currency with so many digits: "149", "149,00", "1.204,50",
 * "1,204.50". Null for anything that can be read two ways or not at all.
 */
export function parseAmount(text: string, digits: number): number | null {
  const plain = text.replace(/[\s\u00a0'’]/g, '');
  const parts = /^([1-9]\d{0,2}(?:([.,])\d{3}(?:\2\d{3})*)|\d+)(?:([.,])(\d+))?$/.exec(plain);
  if (!parts) return null;
  const [, whole = '', grouped, point, fraction = ''] = parts;
  if (grouped && grouped === point) return null;
  // "1,204" may be a thousand or a little more than one: only a grouping that is followed by cents is plain.
  if (/[.,]/.test(whole) && fraction === '' && digits > 0) return null;
  if (fraction.length > digits || (digits === 0 && fraction !== '')) return null;
  const amount = Number(whole.replace(/[.,]/g, '') + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(amount) ? amount : null;
}
