import type { Dice } from '../dice';
import type { SupergraphModel } from '../supergraph/model';
import { hash } from './hash';

/** The faults that occur while one operation is executed. */
export interface Faults {
  /** Subgraphs that give no answer, at all or to entity fetches. */
  down: { subgraph: string; onlyEntities: boolean }[];
  /** Subgraphs that answer with `data: null` and an error without a path. */
  empty: string[];
  /** Fields that fail for about half of the objects, with an error that may have a code. */
  broken: { subgraph: string; field: string; code?: string }[];
  /** Fields that are null for about half of the objects, even if their type is non-null. */
  nulled: { subgraph: string; field: string }[];
  /** Entities of which a subgraph does not know about half: it answers null, or with an error if there is a code. */
  missing: { subgraph: string; type: string; code?: string }[];
}

export const noFaults: Faults = { down: [], empty: [], broken: [], nulled: [], missing: [] };

/** Draws faults: some in fields that a query selects, some in any subgraph or entity. */
export function generateFaults(dice: Dice, model: SupergraphModel, asked: string): Faults {
  if (dice.chance(35)) return noFaults;
  const subgraph = () => dice.pick(model.subgraphs);
  const times = <Fault>(percent: number, make: () => Fault) => (dice.chance(percent) ? [make()] : []);
  const words = new Set(asked.split(/\W+/));
  const fields = model.objects.flatMap((object) =>
    object.fields
      .filter(({ name, isKey }) => words.has(name) || isKey)
      .flatMap(({ name, in: subgraphs }) =>
        subgraphs.map((each) => ({ subgraph: each, field: `${object.name}.${name}` })),
      ),
  );
  const entities = model.objects.flatMap(({ name, definitions }) =>
    definitions
      .filter(({ keys }) => keys.some((key) => key.resolvable))
      .map((definition) => ({ ...definition, type: name })),
  );
  const code = () => dice.pick(['NOT_FOUND', 'FORBIDDEN', undefined, undefined]);
  return {
    down: times(20, () => ({ subgraph: subgraph(), onlyEntities: dice.chance(60) })),
    empty: times(12, subgraph),
    broken: dice.some(fields, 10).map((each) => ({ ...each, code: code() })),
    nulled: dice.some(fields, 10),
    missing: dice.some(entities, 30).map(({ subgraph: each, type }) => ({ subgraph: each, type, code: code() })),
  };
}

/** True if a fault that affects about half of the objects affects this one. */
export function strikes(fault: { subgraph: string }, id: string): boolean {
  return hash(`${fault.subgraph}/${id}`) % 2 === 0;
}
