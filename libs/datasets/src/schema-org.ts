import { languageTagOf, type Locale } from '@tokorozawa/vocabulary';
import type { Dataset } from 'schema-dts';
import { doubtsText } from './dcat';
import type { DescribedDataset } from './read-datasets';

/**
 * A data set as schema.org describes it.
 *
 * @param licensePage the address of the page that says what is known of the license
 */
export function schemaOrgDataset(dataset: DescribedDataset, locale: Locale, licensePage: string) {
  const tag = languageTagOf[locale];
  const { temporal, modified } = dataset;
  return {
    '@type': 'Dataset',
    '@id': dataset.url,
    url: dataset.url,
    identifier: dataset.id,
    name: dataset.title[tag],
    description: `${dataset.description[tag]} ${doubtsText(dataset.doubts)[tag]}`,
    keywords: dataset.keywords[tag],
    inLanguage: dataset.languages,
    isAccessibleForFree: true,
    // The source states no license. The page says so, and what applies to what this project has added.
    license: licensePage,
    publisher: { '@type': 'Organization', name: dataset.publisher.name[tag] },
    creator: { '@type': 'Organization', name: dataset.creator.name[tag], url: dataset.creator.url },
    citation: dataset.citation[tag],
    ...(modified !== null && { dateModified: modified }),
    ...(temporal && { temporalCoverage: `${temporal.earliest}/${temporal.latest}` }),
    spatialCoverage: dataset.spatial.map(({ code, name }) => ({
      '@type': 'AdministrativeArea' as const,
      name: name[tag],
      identifier: code,
    })),
    distribution: dataset.distributions.map(({ title, mediaType, accessUrl, downloadUrl }) => ({
      '@type': 'DataDownload' as const,
      name: title[tag],
      encodingFormat: mediaType,
      ...(downloadUrl === null ? { url: accessUrl } : { contentUrl: downloadUrl }),
    })),
    hasPart: dataset.parts.map(({ url }) => ({ '@type': 'Dataset' as const, '@id': url })),
  } as const satisfies Dataset;
}
