import { fileFormats } from '@tokorozawa/files/file-formats';
import { kebabCase } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { wholeId, type DatasetDescription, type ListDescription } from './describe-datasets';
import type { DatasetDistribution } from './dataset.types';

/**
 * The forms in which a data set can be had: each of its lists as a file, and all of it by GraphQL.
 *
 * @param publicUrl the address of the graph, without a slash at its end
 */
export function distributionsOf({ id, lists }: DatasetDescription, publicUrl: string): DatasetDistribution[] {
  const whole = id === wholeId ? [dataPackage(publicUrl)] : [];
  return [...whole, graphQL(publicUrl), ...lists.flatMap((list) => filesOf(list, publicUrl))];
}

const filesOf = ({ name, title }: ListDescription, publicUrl: string): DatasetDistribution[] =>
  fileFormats.map(({ suffix, name: format, mediaType }) => ({
    title: inFormat(title, format),
    list: name,
    format,
    mediaType,
    accessUrl: `${publicUrl}/export`,
    downloadUrl: `${publicUrl}/export/${kebabCase(name)}.${suffix}`,
  }));

const dataPackage = (publicUrl: string): DatasetDistribution => ({
  title: {
    ja: 'すべての一覧の説明(Frictionless Data Package)',
    en: 'Description of all lists (Frictionless Data Package)',
  },
  list: null,
  format: 'Data Package',
  mediaType: 'application/json',
  accessUrl: `${publicUrl}/export`,
  downloadUrl: `${publicUrl}/datapackage.json`,
});

const graphQL = (publicUrl: string): DatasetDistribution => ({
  title: { ja: 'GraphQLによる問い合わせ', en: 'Queries by GraphQL' },
  list: null,
  format: 'GraphQL',
  mediaType: 'application/graphql-response+json',
  accessUrl: `${publicUrl}/graphql`,
  downloadUrl: null,
});

const inFormat = ({ ja, en = ja }: LocalizedText, format: string): LocalizedText => ({
  ja: `${ja}(${format})`,
  en: `${en} (${format})`,
});
