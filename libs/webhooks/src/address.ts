import { lookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { Deadline, within } from '@tokorozawa/subgraph-kit';

/** Which addresses messages may be sent to. */
export interface AddressRules {
  /** Private networks whose hosts may receive messages all the same, also over plain HTTP; none when absent. */
  privateNetworks?: BlockList | undefined;
  /** Finds all addresses of a host name, for tests; the system's resolver when absent. */
  resolve?(hostname: string): Promise<LookupAddress[]>;
  /** How long to wait for them, in milliseconds; five seconds when absent. */
  lookupTimeout?: number | undefined;
}

/** The system's resolver takes half a minute for a name whose servers do not answer, longer than a request may. */
const standardLookupTimeout = 5_000;

export type RefusalReason =
  'INVALID' | 'SPACE' | 'FRAGMENT' | 'CREDENTIALS' | 'PORT' | 'NOT_HTTPS' | 'UNRESOLVED' | 'PRIVATE';

const sentences: Record<RefusalReason, string> = {
  INVALID: 'The address is not a complete web address.',
  SPACE: 'The address must not contain spaces or line breaks.',
  FRAGMENT: 'The address must not contain "#".',
  CREDENTIALS: 'The address must not contain a user name or a password.',
  PORT: 'The port 0 of the address receives nothing.',
  NOT_HTTPS: 'The address must begin with "https://".',
  UNRESOLVED: 'The host of the address is not found in the domain name system.',
  PRIVATE: 'The host of the address does not belong to the public Internet.',
};

/** Nothing is sent to this address. */
export class AddressRefusedError extends Error {
  constructor(
    readonly reason: RefusalReason,
    options?: ErrorOptions,
  ) {
    super(sentences[reason], options);
  }
}

/**
 * Throws an AddressRefusedError for an address that is read otherwise than it is written: spaces are left out or replaced, what
 * follows "#" is never sent, and missing slashes are added.
 */
export function requireWellWritten(address: string): void {
  if (/\s/.test(address)) throw new AddressRefusedError('SPACE');
  if (!/^https?:\/\//i.test(address)) throw new AddressRefusedError('INVALID');
  if (address.includes('#')) throw new AddressRefusedError('FRAGMENT');
}

/**
 * Returns all network addresses of the host, if every one of them may be sent to. Whoever then connects must connect to one
 * of these: the name may lead elsewhere a moment later.
 *
 * Throws an AddressRefusedError otherwise.
 */
export async function checkAddress(address: string, rules: AddressRules): Promise<LookupAddress[]> {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) throw new AddressRefusedError('INVALID');
  if (url.username !== '' || url.password !== '') throw new AddressRefusedError('CREDENTIALS');
  if (url.port === '0') throw new AddressRefusedError('PORT');
  const found = await addressesOf(url.hostname.replace(/^\[|\]$/g, ''), rules);
  const isNamed = found.every((one) => rules.privateNetworks?.check(one.address, familyName(one)) ?? false);
  if (url.protocol !== 'https:' && !isNamed) throw new AddressRefusedError('NOT_HTTPS');
  if (!found.every((one) => isPublicAddress(one) || isNamed)) throw new AddressRefusedError('PRIVATE');
  return found;
}

async function addressesOf(
  hostname: string,
  { resolve = resolveAll, lookupTimeout = standardLookupTimeout }: AddressRules,
): Promise<LookupAddress[]> {
  const family = isIP(hostname);
  if (family !== 0) return [{ address: hostname, family }];
  const found = await within(new Deadline(lookupTimeout), resolve(hostname)).catch((cause: unknown) => {
    throw new AddressRefusedError('UNRESOLVED', { cause });
  });
  if (found.length === 0) throw new AddressRefusedError('UNRESOLVED');
  return found;
}

const resolveAll = (hostname: string): Promise<LookupAddress[]> => lookup(hostname, { all: true });

const familyName = ({ family }: LookupAddress): 'ipv4' | 'ipv6' => (family === 6 ? 'ipv6' : 'ipv4');

/** Whether an address belongs to the public Internet. */
export function isPublicAddress(one: LookupAddress): boolean {
  const family = familyName(one);
  if (special.check(one.address, family)) return false;
  return family === 'ipv4' || globalUnicast.check(one.address, 'ipv6');
}

/** The only part of IPv6 that is routed globally. Addresses that contain one of IPv4 are, with one exception, outside of it. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** The networks that the registries of special-purpose addresses (RFC 6890) list, as far as they matter here. */
const special = new BlockList();
for (const [network, length] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, and the metadata services of clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  special.addSubnet(network, length, 'ipv4');
}
for (const [network, length] of [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4: contains an address of IPv4
  ['3fff::', 20],
] as const) {
  special.addSubnet(network, length, 'ipv6');
}
