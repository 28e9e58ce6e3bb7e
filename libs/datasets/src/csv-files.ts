import { type ExportedList, exportedLists } from '@tokorozawa/exports';
import type { Column } from '@tokorozawa/record-fields';
import type { ResourceRequest } from '@tokorozawa/resources';
import { isEnumType, isObjectType } from 'graphql';
import type { DescribedDataset } from './read-datasets';

/** A list as a CSV file for programs: its first row has the names of the columns, and enum values are as in the schema. */
export interface CsvFile {
  list: ExportedList;
  /** The absolute address of the file. */
  url: string;
  columns: CsvColumn[];
}

export interface CsvColumn extends Column {
  /** All values of an enum. */
  values: string[] | undefined;
  /** Of the id of another record: the name in addresses of the list that has all records of its type, if there is one. */
  refersTo: string | undefined;
}

/** The files of the lists of a data set, with columns described in the language of the request. */
export function csvFilesOf({ lists }: DescribedDataset, { schemaIn, locale, addresses }: ResourceRequest): CsvFile[] {
  const names = new Set(lists.map(({ name }) => name));
  const exported = [...exportedLists(schemaIn(locale)).values()].filter(({ name }) => names.has(name));
  const slugs = new Map(exported.map(({ item, slug }) => [item.name, slug]));
  return exported.map((list) => ({
    list,
    url: addresses.absolute(`/export/${list.slug}.csv?headers=names&bom=0`),
    columns: list.columns.map((column) => ({
      ...column,
      values: valuesOf(column),
      refersTo: slugs.get(referredType(column) ?? ''),
    })),
  }));
}

const valuesOf = ({ valueType, isList }: Column): string[] | undefined =>
  isEnumType(valueType) && !isList ? valueType.getValues().map(({ name }) => name) : undefined;

const referredType = ({ name, isList, valueType }: Column): string | undefined =>
  name.endsWith('.id') && !isList && isObjectType(valueType) ? valueType.name : undefined;
