import { isIP } from 'node:net';

/**
 * Why a request is refused by its headers `host` and `origin`; undefined if it is not.
 *
 * In an attack by DNS rebinding, a page makes the browser of its reader send requests to a server in the reader's own
 * network, under a host name that the attacker owns. So the server answers only under names that no attacker can own: that
 * of the public address, `localhost` and its like, addresses of IP, and names without a dot. Beside the public address,
 * which is open to the pages of all sites, a page must have the server's own origin or one of this machine.
 */
export function refuseHost(host: string, origin: string | undefined, publicUrl: string): string | undefined {
  const name = hostNameOf(`http://${host}`);
  const publicName = publicUrl ? hostNameOf(publicUrl) : undefined;
  if (name !== undefined && name === publicName) return undefined;
  if (name === undefined || !cannotBeOwned(name)) {
    return `The host "${host}" is not known here. Use the public address of this server; whoever runs it sets PUBLIC_URL, and lets a proxy in front of it pass on the header "host".`;
  }
  if (origin === undefined) return undefined;
  const originName = hostNameOf(origin);
  if (originName !== undefined && ([name, publicName].includes(originName) || isOfThisMachine(originName))) {
    return undefined;
  }
  return `Pages of "${origin}" may not send requests to this address. Use the public address of this server, or send the request without a page.`;
}

/** True for the name of a host that no attacker can make lead to another host. */
const cannotBeOwned = (name: string): boolean => isOfThisMachine(name) || isIP(name) !== 0 || !name.includes('.');

const isOfThisMachine = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127\.\d+\.\d+\.\d+$/.test(name);

/** Without its port and, for an address of IPv6, without its brackets. */
function hostNameOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, protocol } = new URL(url);
  return /^https?:$/.test(protocol) && hostname !== '' ? hostname.replace(/^\[(.*)\]$/, '$1') : undefined;
}
