import { badParameter, completeData, domainsMissing, type Resource, type ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { editionPath } from '../editions/edition-page';
import { readEditions } from '../editions/read-edition';
import { indicatorPath } from '../indicators/indicator-page';
import { readIndicators } from '../indicators/indicators-page';
import { partPath } from '../parts/part-page';
import { readParts } from '../parts/read-part';

export const sitemapPath = '/sitemap.xml';

export interface SitemapOptions {
  /** A sitemap has at most so many addresses. If there are more pages, it is an index of several sitemaps. */
  maxAddresses?: number;
}

/** The most that the protocol of sitemaps allows. */
const protocolLimit = 50_000;

/** As many as the catalogue gives in one page. */
const pageSize = 1_000;

const query = `query RecordsInSitemap($after: ID) {
  snapshot(first: ${pageSize}, after: $after) { next unavailable nodes { ... on Record { id } } }
}`;

interface Snapshot {
  next: string | null;
  unavailable: string[];
  nodes: ({ id: string } | null)[] | null;
}

/**
 * Every page: those of all records, by the catalogue, and the others. It has no dates of changes, because a page also changes
 * with what it links to, and a wrong date is worse than none.
 * @param resources everything that has an address; its pages without parameters are listed
 */
export function sitemap(
  resources: readonly Resource[],
  { maxAddresses = protocolLimit }: SitemapOptions = {},
): Resource {
  async function write(request: ResourceRequest): Promise<string> {
    const after = request.query.get('after');
    const pages = request.query.get('pages');
    if (pages === 'records') return addressSet(request, (await readRecords(request, after ?? '', maxAddresses)).paths);
    if (after !== null) throw afterWithoutRecords;
    if (pages === 'others') return addressSet(request, await otherPages(request, resources));
    if (pages !== null) throw unknownPages;
    const others = await otherPages(request, resources);
    const { paths, next } = await readRecords(request, '', maxAddresses - others.length);
    if (next === undefined) return addressSet(request, [...others, ...paths]);
    return sitemapIndex(request, maxAddresses);
  }
  return {
    path: sitemapPath,
    parameters: ['pages', 'after'],
    forms: [
      { mediaType: 'application/xml; charset=utf-8', write: async (request) => ({ body: await write(request) }) },
    ],
  };
}

const unknownPages = badParameter('pages', {
  ja: '"pages" は records か others です。',
  en: '"pages" must be records or others.',
});

const afterWithoutRecords = badParameter('after', {
  ja: '"after" は pages=records と一緒に指定してください。',
  en: 'Give "after" together with pages=records.',
});

/**
 * The paths of records behind a cursor of the catalogue.
 * @param after empty to begin with the first
 * @param limit how many fit
 */
async function readRecords(
  { ask, schema }: ResourceRequest,
  after: string,
  limit: number,
): Promise<{ paths: string[]; next: string | undefined }> {
  const paths: string[] = [];
  let next: string | undefined = after || undefined;
  do {
    const { snapshot } = completeData(await ask<{ snapshot: Snapshot }>(query, { after: next }));
    // An address that is missing would be taken for a page that is gone.
    if (snapshot.unavailable.length > 0) throw domainsMissing(schema, snapshot.unavailable);
    paths.push(...(snapshot.nodes ?? []).flatMap((node) => (node ? [recordPath(node.id)] : [])));
    next = snapshot.next ?? undefined;
  } while (next !== undefined && paths.length + pageSize <= limit);
  return { paths, next };
}

/** True for a page at one address: it is HTML, and its path has no parameters. */
const isPage = ({ path, forms }: Resource): boolean =>
  !path.includes(':') && forms[0].mediaType.startsWith('text/html');

/** The pages that are not those of records. */
async function otherPages(request: ResourceRequest, resources: readonly Resource[]): Promise<string[]> {
  const [indicators, parts, editions] = await Promise.all([
    readIndicators(request),
    readParts(request),
    readEditions(request),
  ]);
  return [
    ...resources.filter(isPage).map(({ path }) => path),
    ...resources.flatMap((resource) => resource.pagePaths?.(request) ?? []),
    ...parts.map(({ id }) => partPath(id)),
    ...indicators.map(({ id }) => indicatorPath(id)),
    ...editions.map(({ id }) => editionPath(id)),
  ];
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function addressSet({ addresses }: ResourceRequest, paths: readonly string[]): string {
  const entries = paths.map((path) => `<url><loc>${escapeXml(addresses.absolute(path))}</loc></url>\n`);
  return `${xmlHead}<urlset xmlns="${namespace}">\n${entries.join('')}</urlset>\n`;
}

/** An index of sitemaps: the pages of records from cursor to cursor, and all others. */
async function sitemapIndex(request: ResourceRequest, maxAddresses: number): Promise<string> {
  const queries = ['pages=others', 'pages=records'];
  for (let after = ''; ;) {
    const { next } = await readRecords(request, after, maxAddresses);
    if (next === undefined) break;
    after = next;
    queries.push(`pages=records&after=${encodeURIComponent(after)}`);
  }
  const address = request.addresses.absolute(sitemapPath);
  const entries = queries.map((text) => `<sitemap><loc>${escapeXml(`${address}?${text}`)}</loc></sitemap>\n`);
  return `${xmlHead}<sitemapindex xmlns="${namespace}">\n${entries.join('')}</sitemapindex>\n`;
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
