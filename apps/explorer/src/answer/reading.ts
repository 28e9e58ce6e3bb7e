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
  document: DocumentNode;
  shape: Part[];
  tables: AnswerTable[];
  failures: Failure[];
}

/** Reads an answer by the schema; undefined when the query is no GraphQL. */
export function readAnswer(asked: Asked, schema: GraphQLSchema): Reading | undefined {
  try {
    const document = parse(asked.query);
    const shape = shapeOf(schema, document, asked.operationName);
    return {
      asked,
      schema,
      document,
      shape,
      tables: tablesOf(shape, asked.answer.data),
      failures: failuresOf(asked.answer),
    };
  } catch {
    return undefined;
  }
}

/** The table that is shown first: one with figures in several rows, else one with figures, else one with rows. */
export function firstTable(tables: AnswerTable[]): AnswerTable | undefined {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const measured = filled.filter(({ columns }) => columns.some(({ part }) => kindOf(part) === 'measure'));
  return measured.find(({ rows }) => rows.length > 1) ?? measured[0] ?? filled[0] ?? tables[0];
}
