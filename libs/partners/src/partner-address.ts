import { lookup, type LookupAddress } from 'node:dns';
import { lookup as lookupAll } from 'node:dns/promises';
import { type BlockList, isIP, type LookupFunction } from 'node:net';
import { isOneOf, parseNetworks } from '@tokorozawa/process-kit';
import { isPublicAddress } from '@tokorozawa/webhooks/address';

/** Networks that cannot be reached from outside, in which a partner may do without TLS. */
const privateNetworks = parseNetworks('127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7');
/** Addresses at which clouds and devices offer what nobody else may read. */
const refusedNetworks = parseNetworks('0.0.0.0/8,169.254.0.0/16,fe80::/10,224.0.0.0/4,ff00::/8,::');

const isIn = (networks: BlockList | undefined, address: string): boolean =>
  networks !== undefined && isOneOf(networks, address);

const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '');

/** Why an address cannot be a partner's; undefined if it can. Names are not resolved. */
export function faultOfUrl(text: string): string | undefined {
  if (!URL.canParse(text) || !/^https?:/i.test(text)) return 'must be an address like https://graph.example.jp/graphql';
  const { protocol, username, password, hash } = new URL(text);
  if (username || password) return 'must not contain a user or a password; give the secret with --secret-file';
  if (hash) return 'must not contain "#"';
  const host = hostOf(text);
  if (isIn(refusedNetworks, host)) return `must not lead to ${host}`;
  const isNear = isIP(host) ? isIn(privateNetworks, host) : isNeighbor(host);
  return protocol === 'http:' && !isNear ? withoutTls : undefined;
}

const withoutTls = 'must begin with https://, except in a private network';

/** A name without a dot is that of a neighbor, such as a container. */
const isNeighbor = (host: string): boolean => !host.includes('.') || host.endsWith('.localhost');

export interface PartnerAddressRules {
  /** Private networks in which the host of a partner may be, although its name is a public one; undefined for none. */
  networks: BlockList | undefined;
  /** Finds all addresses of a host name, for tests; the system's resolver when absent. */
  resolve?(hostname: string): Promise<LookupAddress[]>;
}

/**
 * Why the host of a partner cannot be asked, by the addresses to which its name leads; undefined if it can. A host that is
 * given by its address has been judged by {@link faultOfUrl}.
 */
export async function faultOfAddress(url: string, rules: PartnerAddressRules): Promise<string | undefined> {
  const host = hostOf(url);
  if (isIP(host)) return undefined;
  const { resolve = (hostname: string) => lookupAll(hostname, { all: true }) } = rules;
  const found = await resolve(host).catch(() => []);
  return found.length === 0
    ? `has the host ${host}, which is not found in the domain name system`
    : judge(url, found, rules);
}

function judge(url: string, found: LookupAddress[], { networks }: PartnerAddressRules): string | undefined {
  for (const one of found) {
    const { address } = one;
    if (isIn(refusedNetworks, address)) return `must not lead to ${address}`;
    if (url.startsWith('http:') && !isIn(privateNetworks, address)) return withoutTls;
    if (isNeighbor(hostOf(url)) || isPublicAddress(one) || isIn(networks, address)) continue;
    return `leads to ${address}, which does not belong to the public Internet. If that is meant, add its network to PARTNER_PRIVATE_NETWORKS`;
  }
  return undefined;
}

/**
 * Looks up the host of a partner for a connection, and fails if one of its addresses is refused: a name may lead elsewhere
 * after the partner was added.
 */
export function partnerLookup(url: string, rules: Pick<PartnerAddressRules, 'networks'>): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const fault = error ? undefined : judge(url, found, rules);
      const failure = error ?? (fault === undefined ? null : new Error(`The address of the partner ${fault}.`));
      const [first = { address: '', family: 4 }] = found ?? [];
      if (failure) callback(failure, '', 0);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}
