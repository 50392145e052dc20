/**
 * The network a request comes from, for limiters: /24 of an IPv4 address, /56 of an IPv6 one. The server has judged
 * forwarded headers already and leaves one address here (bin/guard.ts).
 */
export function networkOf(headers: Pick<Headers, 'get'>): string {
  const address = (headers.get('x-forwarded-for') ?? 'unknown').replace(/^::ffff:/, '');
  if (address.includes('.')) return address.split('.').slice(0, 3).join('.');
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) {
    const rest = tail.split(':').filter(Boolean);
    while (groups.length + rest.length < 8) groups.push('0');
    groups.push(...rest);
  }
  const [a = '0', b = '0', c = '0', d = '0'] = groups;
  return `${a}:${b}:${c}:${d.padStart(4, '0').slice(0, 2)}`;
}
