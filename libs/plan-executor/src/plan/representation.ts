import { isObject, reader, type Json } from './own-value';
import type { FieldRequirement, Requirement } from './query-plan';
import type { IsA } from './types-of';

/**
 * What a subgraph is told of an entity, as JSON: equal entities have equal text. Undefined where something that it
 * requires is missing, because the fetch before failed: then it is not asked.
 */
export type Representation = (entity: Json) => string | undefined;

/** The writers of all types at a place, each made when the first object of its type comes along. */
export function compileRepresentation(requires: Requirement[], isA: IsA): Representation {
  const byType = new Map<unknown, Representation>();
  return (entity) => {
    const { __typename } = entity;
    let write = byType.get(__typename);
    if (!write) byType.set(__typename, (write = writerOf(fieldsOf(requires, __typename, isA), isA)));
    return write(entity);
  };
}

/** The fields that are required of an object of this type, each once. */
function fieldsOf(requires: Requirement[], typename: unknown, isA: IsA): FieldRequirement[] {
  const fields = new Map<string, FieldRequirement>();
  function collect(requirements: Requirement[]): void {
    for (const requirement of requirements) {
      if (requirement.kind === 'Fragment') {
        if (typeof typename === 'string' && isA(typename, requirement.type)) collect(requirement.requires);
        continue;
      }
      const before = fields.get(requirement.name);
      const nested = requirement.requires && [...(before?.requires ?? []), ...requirement.requires];
      fields.set(requirement.name, { ...requirement, requires: nested });
    }
  }
  collect(requires);
  return [...fields.values()];
}

function writerOf(fields: FieldRequirement[], isA: IsA): Representation {
  if (fields.length === 0) return () => undefined;
  const writers = fields.map(({ from, name, requires }) => ({
    read: reader(from),
    opening: `${JSON.stringify(name)}:`,
    write: requires ? compositeWriter(compileRepresentation(requires, isA)) : (value: unknown) => JSON.stringify(value),
  }));
  return (entity) => {
    let text = '';
    for (const { read, opening, write } of writers) {
      const value = read(entity);
      const written = value === undefined ? undefined : write(value);
      if (written === undefined) return undefined;
      text += (text ? ',' : '{') + opening + written;
    }
    return `${text}}`;
  };
}

function compositeWriter(write: Representation): (value: unknown) => string | undefined {
  return function writeValue(value): string | undefined {
    if (Array.isArray(value)) return `[${value.map((item) => writeValue(item) ?? 'null').join(',')}]`;
    return isObject(value) ? write(value) : 'null';
  };
}
