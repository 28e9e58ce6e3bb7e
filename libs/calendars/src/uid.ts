/** The host in the ids of a product that does not know its own address. No host can have this name (RFC 2606). */
const unknownHost = 'planning-graph.invalid';

/**
 * The globally unique id of an event. It stays the same wherever the calendar is read from: its host is that of `PUBLIC_URL`,
 * and not that of the request.
 *
 * @param url the address of the record as the graph tells it, which begins with "/" without `PUBLIC_URL`
 * @param parts the id of the record, and what distinguishes the event from others of the same record
 */
export function uidOf(url: string, ...parts: (string | number)[]): string {
  const host = url.startsWith('/') ? unknownHost : new URL(url).hostname;
  return `${parts.map((part) => String(part).replaceAll(/[^\w.~@/:-]/g, encodeURIComponent)).join('/')}@${host}`;
}
