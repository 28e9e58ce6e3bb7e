import { publisher, tagOf } from '@tokorozawa/pages';
import { enumText, separator, type Column, type ColumnType } from '@tokorozawa/record-fields';
import type { ResourceRequest } from '@tokorozawa/resources';
import type { LanguageTag } from '@tokorozawa/vocabulary';
import { isEnumType } from 'graphql';
import { searchOf } from './http-headers';
import type { FileSource } from './file-source';
import type { LostDomains } from './lost-domains';
import { exportedLists } from './lists';
import { sourcesOf } from './sources';

/**
 * Describes a file as CSV on the Web (https://www.w3.org/TR/tabular-metadata/) does: its columns with their headers, types and
 * units, where it comes from, how to cite it, and what was corrected.
 */
export async function metadataOf(request: ResourceRequest, file: FileSource, lost: LostDomains): Promise<object> {
  const tag = tagOf(request);
  const { citation, license, sources, corrections } = await sourcesOf(request, file, lost);
  const address = (suffix: string): string =>
    request.addresses.absolute(`${file.path}.${suffix}${suffix === 'csv' ? searchOf(request) : ''}`);
  const described = exportedLists(request.schemaIn(request.locale)).get(file.list.slug) ?? file.list;
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': tag }],
    url: address('csv'),
    'dc:title': { '@value': file.title[tag], '@language': tag },
    'dc:description': described.description,
    'dc:publisher': publisher[tag],
    'dc:source': sources.map(({ document, edition, heading }) => `${document} ${edition} ${heading}`),
    'dc:rights': license,
    'dc:bibliographicCitation': citation,
    'schema:correctionsPolicy': request.addresses.absolute('/export/corrections.csv'),
    ...(corrections && {
      'schema:correction': corrections.first.map(({ recordId, field, kind, printed, read, reason }) => ({
        'schema:about': recordId,
        'schema:name': field,
        'schema:category': kind,
        'schema:citation': printed ?? '',
        'schema:text': read,
        'schema:description': reason,
      })),
    }),
    dialect: { encoding: 'utf-8', header: true, delimiter: ',', quoteChar: '"', doubleQuote: true },
    tableSchema: {
      columns: file.columns.map((column) => columnOf(column, file.hasNames, tag)),
      ...(file.columns.some(({ name }) => name === 'id') && { primaryKey: 'id' }),
    },
  };
}

const datatypes: Partial<Record<ColumnType, string>> = {
  integer: 'integer',
  number: 'decimal',
  boolean: 'boolean',
  day: 'date',
  month: 'gYearMonth',
  time: 'dateTime',
  fiscalYear: 'integer',
};

function columnOf(
  { name, header, description, type, isList, unit, valueType }: Column,
  hasNames: boolean,
  tag: LanguageTag,
): object {
  const words = (value: string): string => (hasNames ? value : enumText(valueType, value)[tag]);
  const values = isEnumType(valueType) ? valueType.getValues().map((value) => words(value.name)) : undefined;
  return {
    name: name.replaceAll('__', ''),
    titles: hasNames ? name : header,
    'dc:description': description,
    datatype: values ? { base: 'string', format: values.map(asPattern).join('|') } : (datatypes[type] ?? 'string'),
    ...(isList && { separator }),
    ...(unit !== undefined && { 'schema:unitCode': unit }),
    ...(name === 'id' && { required: true }),
  };
}

const asPattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
