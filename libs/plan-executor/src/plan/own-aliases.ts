import { Kind, visit, type DocumentNode, type FieldNode } from 'graphql';
import type { FieldNames } from './types-of';

/**
 * A caller may give a field the name of another, such as `id: name`. To subgraphs it is asked by a name of ours, for
 * plans ask for the other field too where it is a key, and would take the one for the other.
 */
const prefix = '_a_';

/** What planners themselves put before the names that they make up. */
const ofPlanners = '_internal_qp_alias';

/** The name under which a field is gathered. */
export function gatheredName({ alias, name }: FieldNode, fieldNames: FieldNames): string {
  if (!alias || alias.value === name.value) return name.value;
  const isTaken = fieldNames.has(alias.value) || alias.value.startsWith(prefix) || alias.value.startsWith(ofPlanners);
  return isTaken ? `${prefix}${alias.value}` : alias.value;
}

/** The document with fields asked for by the names under which they are gathered. */
export function withGatheredNames(document: DocumentNode, fieldNames: FieldNames): DocumentNode {
  return visit(document, {
    Field(node) {
      const gathered = gatheredName(node, fieldNames);
      if (!node.alias || node.alias.value === gathered) return undefined;
      return { ...node, alias: { kind: Kind.NAME, value: gathered } };
    },
  });
}

/** A path of what was gathered, as the caller names its fields. */
export function callersPath(path: readonly (string | number)[]): (string | number)[] {
  return path.map((part) => (typeof part === 'string' && part.startsWith(prefix) ? part.slice(prefix.length) : part));
}
