import type { Addresses } from '@tokorozawa/resources';
import type { BothLanguages, DescribedDataset } from './read-datasets';

/** The vocabularies of the catalog, with the prefixes that abbreviate their addresses. */
export const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** What the names in the catalog mean. The document carries it, so that nothing else has to be fetched to read it. */
const context = {
  ...prefixes,
  title: { '@id': 'dct:title', '@container': '@language' },
  description: { '@id': 'dct:description', '@container': '@language' },
  citation: { '@id': 'dct:bibliographicCitation', '@container': '@language' },
  keyword: { '@id': 'dcat:keyword', '@container': '@language' },
  name: { '@id': 'foaf:name', '@container': '@language' },
  label: { '@id': 'rdfs:label', '@container': '@language' },
  prefLabel: { '@id': 'skos:prefLabel', '@container': '@language' },
  identifier: 'dct:identifier',
  modified: { '@id': 'dct:modified', '@type': 'xsd:dateTime' },
  startDate: { '@id': 'dcat:startDate', '@type': 'xsd:date' },
  endDate: { '@id': 'dcat:endDate', '@type': 'xsd:date' },
  accessURL: { '@id': 'dcat:accessURL', '@type': '@id' },
  downloadURL: { '@id': 'dcat:downloadURL', '@type': '@id' },
  endpointURL: { '@id': 'dcat:endpointURL', '@type': '@id' },
  endpointDescription: { '@id': 'dcat:endpointDescription', '@type': '@id' },
  accessService: { '@id': 'dcat:accessService', '@type': '@id' },
  servesDataset: { '@id': 'dcat:servesDataset', '@type': '@id' },
  hasPart: { '@id': 'dct:hasPart', '@type': '@id' },
  dataset: 'dcat:dataset',
  service: 'dcat:service',
  distribution: 'dcat:distribution',
  mediaType: 'dcat:mediaType',
  format: 'dct:format',
  theme: 'dcat:theme',
  themeTaxonomy: 'dcat:themeTaxonomy',
  landingPage: 'dcat:landingPage',
  homepage: 'foaf:homepage',
  publisher: 'dct:publisher',
  creator: 'dct:creator',
  language: 'dct:language',
  spatial: 'dct:spatial',
  temporal: 'dct:temporal',
  rights: 'dct:rights',
  accessRights: 'dct:accessRights',
  provenance: 'dct:provenance',
  conformsTo: 'dct:conformsTo',
};

const authority = 'http://publications.europa.eu/resource/authority';
const themeTaxonomy = `${authority}/data-theme`;
const languageCodes: Record<string, string> = { ja: 'JPN', en: 'ENG' };

/**
 * The catalog of the data sets as JSON-LD, in the vocabulary DCAT 3 and by the rules of its application profile DCAT-AP 3.
 *
 * @param datasets the whole first
 */
export function writeCatalog([whole, ...others]: [DescribedDataset, ...DescribedDataset[]], addresses: Addresses) {
  const datasets = [whole, ...others];
  const graphql = {
    '@id': addresses.absolute('/catalog#graphql'),
    '@type': 'dcat:DataService',
    title: { ja: 'GraphQL API', en: 'GraphQL API' },
    endpointURL: addresses.absolute('/graphql'),
    endpointDescription: addresses.absolute('/schema.graphql'),
    servesDataset: datasets.map(({ url }) => url),
  };
  return {
    '@context': context,
    '@id': addresses.absolute('/catalog'),
    '@type': 'dcat:Catalog',
    title: { ja: `${whole.creator.name.ja}のデータカタログ`, en: `Data catalog of the ${whole.creator.name.en}` },
    description: whole.description,
    publisher: agent(whole.creator.name),
    homepage: { '@id': addresses.absolute('/'), '@type': 'foaf:Document' },
    language: whole.languages.map(languageOf),
    ...(whole.modified !== null && { modified: whole.modified }),
    themeTaxonomy: {
      '@id': themeTaxonomy,
      '@type': 'skos:ConceptScheme',
      title: { en: 'Data theme' },
    },
    dataset: datasets.map((dataset) => datasetNode(dataset, addresses, graphql['@id'])),
    service: graphql,
  };
}

/** The catalog as JSON-LD. */
export type Catalog = ReturnType<typeof writeCatalog>;

const agent = (name: BothLanguages): object => ({ '@type': 'foaf:Agent', name });

const languageOf = (tag: string): object => ({
  '@id': `${authority}/language/${languageCodes[tag]}`,
  '@type': 'dct:LinguisticSystem',
});

function datasetNode(dataset: DescribedDataset, addresses: Addresses, graphql: string) {
  const { id, url, title, description, keywords, citation, modified, temporal, parts } = dataset;
  return {
    '@id': url,
    '@type': 'dcat:Dataset',
    identifier: id,
    title,
    description,
    keyword: keywords,
    citation,
    ...(modified !== null && { modified }),
    publisher: agent(dataset.publisher.name),
    creator: agent(dataset.creator.name),
    language: dataset.languages.map(languageOf),
    theme: dataset.themes.map((theme) => ({ '@id': theme.url, '@type': 'skos:Concept', prefLabel: theme.name })),
    spatial: dataset.spatial.map(({ code, name }) => ({ '@type': 'dct:Location', identifier: code, prefLabel: name })),
    ...(temporal && {
      temporal: { '@type': 'dct:PeriodOfTime', startDate: temporal.earliest, endDate: temporal.latest },
    }),
    accessRights: { '@id': `${authority}/access-right/PUBLIC`, '@type': 'dct:RightsStatement' },
    provenance: { '@type': 'dct:ProvenanceStatement', label: doubtsText(dataset.doubts) },
    conformsTo: dataset.conformsTo.map((standard) => ({
      '@id': standard.url,
      '@type': 'dct:Standard',
      title: standard.name,
    })),
    landingPage: { '@id': addresses.absolute('/data'), '@type': 'foaf:Document' },
    distribution: dataset.distributions.map((distribution) => distributionNode(distribution, dataset, graphql)),
    ...(parts.length > 0 && { hasPart: parts.map((part) => part.url) }),
  };
}

function distributionNode(
  { title, format, mediaType, accessUrl, downloadUrl }: DescribedDataset['distributions'][number],
  { license }: DescribedDataset,
  graphql: string,
): object {
  return {
    '@type': 'dcat:Distribution',
    title,
    accessURL: accessUrl,
    ...(downloadUrl === null ? { accessService: graphql } : { downloadURL: downloadUrl }),
    format: { '@type': 'dct:MediaTypeOrExtent', label: { en: format } },
    ...(isRegistered(mediaType) && {
      mediaType: { '@id': `http://www.iana.org/assignments/media-types/${mediaType}`, '@type': 'dct:MediaType' },
    }),
    rights: { '@type': 'dct:RightsStatement', label: license.statement },
  };
}

/** The registry of media types has no address for a type that is not registered. */
const isRegistered = (mediaType: string): boolean => !mediaType.includes('/x-');

/** What to know before relying on a data set, in words. */
export function doubtsText(doubts: DescribedDataset['doubts']): BothLanguages {
  const { keptInDoubt, gaps, failedChecks, statements } = doubts;
  const corrections = doubts.corrections - keptInDoubt;
  return {
    ja: [
      `記録ごとに出典がある。訂正${corrections}か所、疑いを残した${keptInDoubt}か所、欠落${gaps}か所、一致しない検算${failedChecks}件。`,
      ...statements.map(({ ja }) => ja),
    ].join(''),
    en: [
      `Each record states its source. Corrections: ${corrections}; kept in doubt: ${keptInDoubt}; gaps: ${gaps}; checks that do not agree: ${failedChecks}.`,
      ...statements.map(({ en }) => en),
    ].join(' '),
  };
}
