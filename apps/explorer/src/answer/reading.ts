import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { type AnswerTable, tablesOf } from '../table/flatten';
import { kindOf } from '../table/column-kind';
import { type Asked } from './answers';
import { type Failure, failuresOf } from './failures';
import { type Part, shapeOf } from './shape';

/** An answer as the views read it. */
export interface Reading {
  asked: Asked;
  schema: GraphQLSchema;
  document: DocumentNode | undefined;
  shape: Part[];
  tables: AnswerTable[];
  failures: Failure[];
}

/** Reads an answer by the schema. A query that is no GraphQL has failures alone. */
export function readAnswer(asked: Asked, schema: GraphQLSchema): Reading {
  const document = parsed(asked.query);
  const shape = document ? shapeOf(schema, document, asked.operationName) : [];
  return {
    asked,
    schema,
    document,
    shape,
    tables: tablesOf(shape, asked.answer.data),
    failures: failuresOf(asked.answer),
  };
}

function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}

/** The table that is shown first: one with figures of its own in several rows, else the longest, else one with figures. */
export function firstTable(tables: AnswerTable[]): AnswerTable | undefined {
  const measured = tables.filter(({ columns, lists }) =>
    columns.some(({ part, level }) => level === lists.length - 1 && kindOf(part) === 'measure'),
  );
  const [longest] = [...tables].sort((a, b) => b.rows.length - a.rows.length);
  const several = (table: AnswerTable | undefined) => table !== undefined && table.rows.length > 1;
  return measured.find(several) ?? [longest].find(several) ?? measured.find(({ rows }) => rows.length > 0) ?? longest;
}
