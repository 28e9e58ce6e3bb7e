import { stringText } from './json-text';
import { isObject, reader, type Json } from './own-value';
import type { FieldRequirement, Requirement } from './query-plan';
import type { IsA } from './types-of';

/** Tells a subgraph which entity is meant. */
export interface Representation {
  /**
   * What the subgraph is told, as JSON: equal entities have equal text. Undefined where something that it requires is
   * missing, because the fetch before failed: then it is not asked.
   */
  text(entity: Json): string | undefined;
  /** Whether an entity holds nothing beyond what its text says, so that another of equal text is the same. */
  isWhole(entity: Json): boolean;
}

/** The representations of all types at a place, each made when the first object of its type comes along. */
export function compileRepresentation(requires: Requirement[], isA: IsA): Representation {
  const byType = new Map<unknown, Representation>();
  function of({ __typename }: Json): Representation {
    let known = byType.get(__typename);
    if (!known) byType.set(__typename, (known = representationOf(fieldsOf(requires, __typename, isA), isA)));
    return known;
  }
  return { text: (entity) => of(entity).text(entity), isWhole: (entity) => of(entity).isWhole(entity) };
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
  // Equal entities have equal texts, in whatever order plans name what they require.
  return [...fields.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function representationOf(fields: FieldRequirement[], isA: IsA): Representation {
  if (fields.length === 0) return { text: () => undefined, isWhole: () => false };
  const isFlat = fields.every(({ requires }) => requires === undefined);
  const writers = fields.map(({ from, name, requires }, index) => ({
    read: reader(from),
    opening: `${index === 0 ? '{' : ','}${stringText(name)}:`,
    write: requires ? compositeWriter(compileRepresentation(requires, isA)) : leafText,
  }));
  return {
    text(entity) {
      let text = '';
      for (const { read, opening, write } of writers) {
        const value = read(entity);
        const written = value === undefined ? undefined : write(value);
        if (written === undefined) return undefined;
        text += opening + written;
      }
      return `${text}}`;
    },
    isWhole: (entity) => isFlat && Object.keys(entity).length === fields.length,
  };
}

const leafText = (value: unknown): string | undefined =>
  typeof value === 'string' ? stringText(value) : JSON.stringify(value);

function compositeWriter(representation: Representation): (value: unknown) => string | undefined {
  return function write(value): string | undefined {
    if (Array.isArray(value)) return `[${value.map((item) => write(item) ?? 'null').join(',')}]`;
    return isObject(value) ? representation.text(value) : 'null';
  };
}
