import type { FieldNode } from 'graphql';
import { inheritedNames } from './own-value';
import type { FieldUse } from './types-of';

/** Names the fields of operations for subgraphs, and knows by the name what the caller calls them. */
export interface OwnAliases {
  /**
   * The name under which a field is gathered.
   * @param meaning counts the fields that share a response name at one place of the operation, from 0
   */
  gatheredName(node: FieldNode, meaning?: number): string;
  /** The response name behind a gathered name. */
  callersName(gathered: string): string;
}

/** What planners put into the names that they make up. */
const madeByPlanners = /^_internal_qp_alias|__alias_\d+$/;

/**
 * A gathered name differs from the caller's where the planner, or the merging of what several fetches bring, could take
 * the field for another one:
 * - `id: name` has the name of a field that plans ask for themselves, where it is a key.
 * - `area(unit: "m2")` may meet what another field requires, such as `area(unit: "ha")`.
 * - One response name may stand for several fields, below different members of a union.
 */
export function ownAliases({ fieldNames, required, requiredWithArguments }: FieldUse): OwnAliases {
  const mark = unusedMark(fieldNames);
  const ours = new RegExp(`^${mark}\\d*_`);

  function isTaken(alias: string, field: string): boolean {
    // Subgraphs that are written in JavaScript may stumble over an inherited name, as we could.
    if (ours.test(alias) || madeByPlanners.test(alias) || inheritedNames.has(alias)) return true;
    return alias !== field && fieldNames.has(alias);
  }
  function mayMeetRequired({ name, arguments: given = [] }: FieldNode): boolean {
    return given.length > 0 ? required.has(name.value) : requiredWithArguments.has(name.value);
  }

  return {
    gatheredName(node, meaning = 0) {
      const { alias, name } = node;
      const responseName = (alias ?? name).value;
      if (meaning > 0) return `${mark}${meaning}_${responseName}`;
      const isOwn = isTaken(responseName, name.value) || (responseName === name.value && mayMeetRequired(node));
      return isOwn ? `${mark}_${responseName}` : responseName;
    },
    callersName: (gathered) => gathered.replace(ours, ''),
  };
}

/** How our names begin, as no field of the supergraph does. */
function unusedMark(fieldNames: ReadonlySet<string>): string {
  let mark = '_a';
  const isUsed = () => [...fieldNames].some((name) => name.startsWith(mark));
  while (isUsed()) mark += 'a';
  return mark;
}
