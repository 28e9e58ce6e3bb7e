import { fileFormats } from '@tokorozawa/files/file-formats';
import type { ResourceRequest } from '@tokorozawa/resources';
import { Locale, type LocalizedText } from '@tokorozawa/vocabulary';

export interface NamedFile {
  /** Its path below the root, without a suffix: `/export/sister-cities`. */
  path: string;
  title: LocalizedText & { en: string };
}

/** The query of a request as it was sent, with its question mark; empty without one. */
export const searchOf = ({ query }: Pick<ResourceRequest, 'query'>): string => (query.size > 0 ? `?${query}` : '');

/** Names the subgraphs that a file lacks; no header if it lacks nothing. */
export const missingHeader = (lost: readonly string[]): Record<string, string> =>
  lost.length > 0 ? { 'missing-domains': lost.join(', ') } : {};

/**
 * The headers of a file: what it is called, where it is described, and in which other forms it is offered.
 * @param lost the subgraphs that it lacks
 */
export function fileHeaders(
  request: ResourceRequest,
  { path, title }: NamedFile,
  suffix: string,
  lost: readonly string[],
): Record<string, string> {
  const address = (ending: string): string => request.addresses.absolute(`${path}.${ending}${searchOf(request)}`);
  const others = fileFormats.filter((format) => format.suffix !== suffix);
  const links = [
    `<${address('metadata.json')}>; rel="describedby"; type="application/csvm+json"`,
    ...others.map((other) => `<${address(other.suffix)}>; rel="alternate"; type="${other.mediaType}"`),
  ];
  const disposition = dispositionOf(request, { path, title }, suffix, lost);
  return { 'content-disposition': disposition, link: links.join(', '), ...missingHeader(lost) };
}

/**
 * A name in the language of the request (RFC 6266), and one in ASCII for those who cannot read it (RFC 8187). In an instance
 * for trying, and where something is missing, both say so: a row that says it would be one more record.
 */
export function dispositionOf(
  { locale, isSandbox }: Pick<ResourceRequest, 'locale' | 'isSandbox'>,
  { path, title }: NamedFile,
  suffix: string,
  lost: readonly string[] = [],
): string {
  const isIncomplete = lost.length > 0;
  const ascii = `${isSandbox ? 'sandbox-' : ''}tokorozawa-${path
    .split('/')
    .slice(2)
    .join('-')
    .replaceAll(/[^\w.-]/g, '_')}${isIncomplete ? '-incomplete' : ''}.${suffix}`;
  if (locale === Locale.EN) return `attachment; filename="${ascii}"`;
  const name = `${isSandbox ? '試用_' : ''}所沢市_${title.ja}${isIncomplete ? '_一部欠落' : ''}.${suffix}`.replaceAll(
    /[/\\:*?"<>|]/g,
    '_',
  );
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
