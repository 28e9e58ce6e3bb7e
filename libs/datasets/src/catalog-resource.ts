import { linkHeader, pageHeaders, turtleOf } from '@tokorozawa/pages';
import type { Form, Representation, Resource, ResourceRequest } from '@tokorozawa/resources';
import { writeCatalogPage } from './catalog-page';
import { type Catalog, prefixes, writeCatalog } from './dcat';
import { readDatasets } from './read-datasets';

const path = '/catalog';

const forms: [Form, Form, Form] = [
  {
    mediaType: 'application/ld+json; charset=utf-8',
    suffix: 'jsonld',
    write: (request) => represent(request, (catalog) => JSON.stringify(catalog)),
  },
  {
    mediaType: 'text/turtle; charset=utf-8',
    suffix: 'ttl',
    write: (request) => represent(request, (catalog) => turtleOf(partsOf(catalog), prefixes)),
  },
  {
    mediaType: 'text/html; charset=utf-8',
    suffix: 'html',
    write: async (request) => ({
      body: writeCatalogPage(request, await readDatasets(request), path),
      headers: pageHeaders(request.addresses, { path, forms }),
    }),
  },
];

/** The catalog: in DCAT-AP, the same for readers of all languages, and as a page. */
export const catalogResource: Resource = { path, forms };

async function represent(
  request: ResourceRequest,
  write: (catalog: Catalog) => string | Promise<string>,
): Promise<Representation> {
  const { addresses } = request;
  const catalog = writeCatalog(await readDatasets(request), addresses);
  return { body: await write(catalog), headers: { link: linkHeader(addresses, { path, forms }) } };
}

/** Each part takes some milliseconds as Turtle, and the whole a quarter of a second. */
const distributionsAtOnce = 20;

/** A catalog in parts, which together say the same: what has an address may be described in several places. */
function partsOf({ dataset: datasets, ...catalog }: Catalog): object[] {
  const { '@context': context } = catalog;
  return [
    { ...catalog, dataset: datasets.map(({ '@id': id }) => ({ '@id': id })) },
    ...datasets.flatMap(({ distribution, ...dataset }) => {
      const parts: object[] = [{ '@context': context, ...dataset }];
      for (let from = 0; from < distribution.length; from += distributionsAtOnce) {
        const some = distribution.slice(from, from + distributionsAtOnce);
        parts.push({ '@context': context, '@id': dataset['@id'], distribution: some });
      }
      return parts;
    }),
  ];
}
