import type { FastifyRequest } from 'fastify';

/** Callers ask again and again from the same addresses. */
const callers = new Map<string, string>();
const maxCallers = 1_000;
/** Of an IPv6 address with the name of an interface. */
const maxAddress = 64;

/**
 * Identifies who asks, to limits and queues. Everything that treats callers apart goes through here. It is the network
 * address, that of a trusted proxy's client where there is one (TRUST_PROXY); nobody proves it.
 */
export const callerOf = ({ ip }: FastifyRequest): string => callerAt(ip);

/**
 * The caller at a network address. Of IPv6 it is the network of 64 bits: whoever has one address there has all of them.
 */
export function callerAt(address: string): string {
  // A proxy may pass on whatever it was told.
  if (address.length > maxAddress) return 'unknown';
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
