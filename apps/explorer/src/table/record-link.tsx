import { cellPath, type Column, recordAround, type RecordProvenance, type Row } from '@tokorozawa/answer-tables';
import { isRecord } from '@tokorozawa/record-fields';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { type GraphQLSchema } from 'graphql';
import { type ReactNode } from 'react';
import { useLanguage } from '../language/language';

/** What is known of the records of an answer. */
export interface KnownRecords {
  /** By the key of their path; empty until provenance has loaded. */
  records: ReadonlyMap<string, RecordProvenance>;
  schema: GraphQLSchema;
}

/** The id of the record that a cell names, by its name or its id; undefined for any other value. */
export function recordIdAt(column: Column, row: Row, value: unknown, { records, schema }: KnownRecords) {
  const { name, parentType } = column.field;
  if (typeof value !== 'string') return undefined;
  if (name === 'recordId' || (name === 'id' && isRecordType(parentType, schema))) return value;
  const path = name === 'name' ? cellPath(column, row) : undefined;
  const found = path && recordAround(records, path);
  return found?.rest.length === 1 && isRecordType(found.record.type, schema) ? found.record.id : undefined;
}

/** True if the records of a type have pages. */
export function isRecordType(name: string, schema: GraphQLSchema): boolean {
  const type = schema.getType(name);
  return type !== undefined && isRecord(type);
}

interface RecordLinkProps {
  id: string;
  /** Undefined for a stop of the tab key of its own. */
  tabIndex?: number;
  children: ReactNode;
}

/** A link to the page of a record. */
export function RecordLink({ id, tabIndex, children }: RecordLinkProps) {
  const language = useLanguage();
  return (
    <a href={`.${recordPath(id)}?lang=${language}`} tabIndex={tabIndex}>
      {children}
    </a>
  );
}
