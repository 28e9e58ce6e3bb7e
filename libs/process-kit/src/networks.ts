import { BlockList, isIP } from 'node:net';

/** Parses a comma-separated list of addresses and networks, like `10.0.0.7, fd00::/8`; undefined if it is not one. */
export function parseNetworks(text: string): BlockList | undefined {
  const networks = new BlockList();
  try {
    for (const part of text.split(',')) addNetwork(networks, part.trim());
    return networks;
  } catch {
    return undefined;
  }
}

function addNetwork(networks: BlockList, text: string): void {
  const [address = '', length, ...more] = text.split('/');
  const family = familyOf(address);
  const isLength = length === undefined || /^\d{1,3}$/.test(length);
  if (!family || !isLength || more.length > 0) throw new Error(`"${text}" is not a network.`);
  networks.addSubnet(address, length === undefined ? (family === 'ipv4' ? 32 : 128) : Number(length), family);
}

/** True when an address, or the IPv4 address that it represents, belongs to one of the networks. */
export function isOneOf(networks: BlockList, address: string): boolean {
  const family = familyOf(address);
  return family !== undefined && networks.check(address, family);
}

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined =>
  (({ 0: undefined, 4: 'ipv4', 6: 'ipv6' }) as const)[isIP(address) as 0 | 4 | 6];
