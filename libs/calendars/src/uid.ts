import { permanentHost } from '@tokorozawa/resources';

/**
 * The globally unique id of an event. It stays the same wherever the calendar is read from.
 *
 * @param url the address of the record as the graph tells it
 * @param parts the id of the record, and what distinguishes the event from others of the same record
 */
export const uidOf = (url: string, ...parts: (string | number)[]): string =>
  `${parts.map((part) => String(part).replaceAll(/[^\w.~@/:-]/g, encodeURIComponent)).join('/')}@${permanentHost(url)}`;
