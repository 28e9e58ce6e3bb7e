import { linkHeader } from '@tokorozawa/pages';
import type { ColumnType } from '@tokorozawa/record-fields';
import type { Form, Representation, Resource, ResourceRequest } from '@tokorozawa/resources';
import { type LanguageTag, languageTagOf } from '@tokorozawa/vocabulary';
import { type CsvColumn, type CsvFile, csvFilesOf } from './csv-files';
import { readDatasets } from './read-datasets';
import { schemaOrgDataset } from './schema-org';

const path = '/croissant';

const forms: [Form] = [{ mediaType: 'application/ld+json; charset=utf-8', suffix: 'json', write: writeCroissant }];

/** Each list as a set of records for machine learning, in the terms of Croissant 1.0, in the language of the request. */
export const croissantResource: Resource = { path, forms };

/** What the names in the document mean: those of schema.org, and of Croissant as its specification lists them. */
const context = {
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  isLiveDataset: 'cr:isLiveDataset',
  key: 'cr:key',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  source: 'cr:source',
};

/** A date that may be known to the month or year alone is a text. */
const dataTypes: Record<ColumnType, string> = {
  id: 'sc:Text',
  text: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  enum: 'sc:Text',
  date: 'sc:Text',
  day: 'sc:Date',
  month: 'sc:Text',
  fiscalYear: 'sc:Integer',
  time: 'sc:DateTime',
};

async function writeCroissant(request: ResourceRequest): Promise<Representation> {
  const { addresses, locale } = request;
  const tag = languageTagOf[locale];
  const [whole] = await readDatasets(request);
  const files = csvFilesOf(whole, request);
  const { citation, hasPart, distribution, ...described } = schemaOrgDataset(
    whole,
    locale,
    addresses.absolute('/about'),
  );
  const body = {
    '@context': { '@language': tag, ...context },
    ...described,
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    citeAs: citation,
    // What is offered was published as it is when it last changed.
    ...(whole.modified !== null && { datePublished: whole.modified }),
    isLiveDataset: true,
    distribution: files.map(fileOf),
    recordSet: files.map((file) => recordSetOf(file, tag)),
  };
  return { body: JSON.stringify(body), headers: { link: linkHeader(addresses, { path, forms }) } };
}

/** A file that changes with the data has no checksum. */
const fileOf = ({ list: { slug }, url }: CsvFile): object => ({
  '@type': 'cr:FileObject',
  '@id': `${slug}.csv`,
  name: `${slug}.csv`,
  contentUrl: url,
  encodingFormat: 'text/csv',
});

const recordSetOf = ({ list: { slug, title }, columns }: CsvFile, tag: LanguageTag): object => ({
  '@type': 'cr:RecordSet',
  '@id': slug,
  name: slug,
  description: title[tag],
  key: { '@id': `${slug}/id` },
  field: columns.map((column) => fieldOf(slug, column)),
});

const fieldOf = (slug: string, { name, description, type, isList, refersTo }: CsvColumn): object => ({
  '@type': 'cr:Field',
  '@id': `${slug}/${name}`,
  name,
  description,
  dataType: isList ? 'sc:Text' : dataTypes[type],
  source: { fileObject: { '@id': `${slug}.csv` }, extract: { column: name } },
  ...(refersTo !== undefined && { references: { field: { '@id': `${refersTo}/id` } } }),
});
