import { BlockList, isIP } from 'node:net';

/** `::ffff:10.0.0.1` is how a dual-stack socket spells `10.0.0.1`. */
export const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

/**
 * A set of networks from a list of addresses and CIDR blocks (`10.0.0.0/8, ::1`), separated by commas or spaces.
 * Throws a RangeError that names the first entry it cannot read.
 */
export function parseNetworks(list: string): BlockList {
  const networks = new BlockList();
  for (const entry of list.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits, ...rest] = entry.split('/');
    const family = isIP(address);
    const prefix = bits === undefined ? (family === 6 ? 128 : 32) : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (!family || rest.length || prefix < 0 || prefix > (family === 6 ? 128 : 32)) {
      throw new RangeError(`"${entry}" is neither an IP address nor a CIDR block`);
    }
    networks.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
  }
  return networks;
}

/** Whether a socket's or a header's address lies in one of the networks; what is no address lies in none. */
export function contains(networks: BlockList, address: string | undefined): boolean {
  const plain = plainAddress(address ?? '');
  const family = isIP(plain);
  return family !== 0 && networks.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}
