import { linkHeader } from '@tokorozawa/pages';
import type { ColumnType } from '@tokorozawa/record-fields';
import type { Form, Representation, Resource, ResourceRequest } from '@tokorozawa/resources';
import { type LanguageTag, languageTagOf } from '@tokorozawa/vocabulary';
import { type CsvColumn, type CsvFile, csvFilesOf } from './csv-files';
import { readDatasets } from './read-datasets';

const path = '/datapackage';

const forms: [Form] = [{ mediaType: 'application/json; charset=utf-8', suffix: 'json', write: writeDataPackage }];

/** Each list as a table, in the terms of the Frictionless Data Package v2, in the language of the request. */
export const dataPackageResource: Resource = { path, forms };

/** The types of Table Schema. A date that may be known to the month or year alone is a text there. */
const fieldTypes: Record<ColumnType, object> = {
  id: { type: 'string' },
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  enum: { type: 'string' },
  date: { type: 'string' },
  day: { type: 'date' },
  month: { type: 'yearmonth' },
  fiscalYear: { type: 'integer' },
  time: { type: 'datetime', format: 'any' },
};

async function writeDataPackage(request: ResourceRequest): Promise<Representation> {
  const { addresses, locale } = request;
  const tag = languageTagOf[locale];
  const [whole] = await readDatasets(request);
  const body = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: whole.id,
    id: whole.url,
    title: whole.title[tag],
    description: `${whole.description[tag]} ${whole.license.statement[tag]} ${whole.citation[tag]}`,
    homepage: addresses.absolute('/'),
    ...(whole.modified !== null && { created: whole.modified }),
    keywords: whole.keywords[tag],
    sources: [{ title: whole.publisher.name[tag] }],
    contributors: [{ title: whole.creator.name[tag], path: whole.creator.url, roles: ['creator'] }],
    resources: csvFilesOf(whole, request).map((file) => resourceOf(file, tag)),
  };
  return { body: JSON.stringify(body), headers: { link: linkHeader(addresses, { path, forms }) } };
}

function resourceOf({ list, url, columns }: CsvFile, tag: LanguageTag): object {
  const foreignKeys = columns.flatMap(foreignKeyOf);
  return {
    name: list.slug,
    title: list.title[tag],
    description: list.description,
    type: 'table',
    path: url,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      fields: columns.map((column) => fieldOf(column, tag)),
      primaryKey: ['id'],
      // A table without foreign keys has no list of them: the profile accepts no empty one.
      ...(foreignKeys.length > 0 && { foreignKeys }),
      missingValues: [''],
    },
  };
}

/** The values of a list share a cell, whose text has no other type. */
function fieldOf({ name, header, description, type, isList, unit, values }: CsvColumn, tag: LanguageTag): object {
  const constraints = { ...(name === 'id' && { required: true, unique: true }), ...(values && { enum: values }) };
  return {
    name,
    title: header[tag],
    description,
    ...(isList ? fieldTypes.text : fieldTypes[type]),
    ...(unit !== undefined && { unit }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

const foreignKeyOf = ({ name, refersTo }: CsvColumn): object[] =>
  refersTo === undefined ? [] : [{ fields: [name], reference: { resource: refersTo, fields: ['id'] } }];
