import {
  OverlappingFieldsCanBeMergedRule,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { OverlappingFieldsRule } from './overlapping-fields-rule';

/** All rules of the specification. */
const rules = specifiedRules.map((rule) => (rule === OverlappingFieldsCanBeMergedRule ? OverlappingFieldsRule : rule));

/** Of a query with more, the first ones say enough; each may cost a search for the name that was meant. */
const maxErrors = 20;

/** What is wrong with a document, as graphql-js tells it, in a time that grows with the document's length alone. */
export function validateQuery(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return validate(schema, document, rules, { maxErrors });
}
