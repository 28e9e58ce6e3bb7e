import type { FastifyRequest } from 'fastify';

/** Callers send many requests from the same few addresses. */
const callers = new Map<string, string>();
const maxCallers = 1_000;
/** In characters. The longest address is one of IPv6 with the name of an interface. */
const maxAddressLength = 64;

/**
 * Identifies the caller of a request to limits and queues, and is the only place that does. A caller is a network
 * address: that of the connection or, behind a trusted proxy, the one that the proxy reports. It is not authenticated.
 */
export const callerOf = ({ ip }: FastifyRequest): string => callerAt(ip);

/** The caller at a network address. In IPv6 that is the /64 network, because one subscriber has all of its addresses. */
export function callerAt(address: string): string {
  // A proxy may pass on a header that anybody wrote.
  if (address.length > maxAddressLength) return 'unknown';
  if (!address.includes(':')) return address;
  let caller = callers.get(address);
  if (caller === undefined) {
    if (callers.size >= maxCallers) callers.clear();
    callers.set(address, (caller = networkOf(address)));
  }
  return caller;
}

const mappedIPv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

function networkOf(address: string): string {
  const mapped = mappedIPv4.exec(address)?.[1];
  if (mapped) return mapped;
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const first = groupsOf(before);
  const last = groupsOf(after ?? '');
  const zeros = after === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last];
  const network = groups.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
