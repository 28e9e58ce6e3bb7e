/** The host in the ids of a product that does not know its own address. No host can have this name (RFC 2606). */
const unknownHost = 'planning-graph.invalid';

/**
 * The host in ids that must never change: that of `PUBLIC_URL`, and not that of the request.
 * @param url the address of a record as the graph tells it, which begins with "/" without `PUBLIC_URL`
 */
export const permanentHost = (url: string): string => (url.startsWith('/') ? unknownHost : new URL(url).hostname);

/** A text without the control characters that neither XML nor iCalendar can contain. */
export const withoutControls = (text: string): string => text.replaceAll(/[\0-\x08\x0B-\x1F\x7F\uFFFE\uFFFF]/g, '');
