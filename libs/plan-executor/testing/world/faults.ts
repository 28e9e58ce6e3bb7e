import type { Dice } from '../dice';
import type { SupergraphModel } from '../supergraph/model';
import { hash } from './hash';

/** What goes wrong while one operation is answered. */
export interface Faults {
  /** Subgraphs that give no answer at all, or none to questions about entities. */
  down: { subgraph: string; onlyEntities: boolean }[];
  /** Subgraphs that answer `data: null` and an error without a path. */
  empty: string[];
  /** Fields that fail for about half of the objects. Without a code the error has none. */
  broken: { subgraph: string; field: string; code?: string }[];
  /** Fields that are null for about half of the objects, even where they must not be. */
  nulled: { subgraph: string; field: string }[];
  /** Entities of which about half are unknown to a subgraph: null, or an error when there is a code. */
  missing: { subgraph: string; type: string; code?: string }[];
}

export const noFaults: Faults = { down: [], empty: [], broken: [], nulled: [], missing: [] };

/** Faults in what a question asks for, and in subgraphs and entities at random. */
export function generateFaults(dice: Dice, model: SupergraphModel, asked: string): Faults {
  if (dice.chance(35)) return noFaults;
  const subgraph = () => dice.pick(model.subgraphs);
  const times = <Fault>(percent: number, make: () => Fault) => (dice.chance(percent) ? [make()] : []);
  const words = new Set(asked.split(/\W+/));
  const fields = model.objects.flatMap((object) =>
    object.fields
      .filter(({ name, isKey }) => words.has(name) || isKey)
      .flatMap(({ name, in: places }) => places.map((place) => ({ subgraph: place, field: `${object.name}.${name}` }))),
  );
  const entities = model.objects.flatMap(({ name, places }) =>
    places.filter(({ keys }) => keys.some((key) => key.resolvable)).map((place) => ({ ...place, type: name })),
  );
  const code = () => dice.pick(['NOT_FOUND', 'FORBIDDEN', undefined, undefined]);
  return {
    down: times(20, () => ({ subgraph: subgraph(), onlyEntities: dice.chance(60) })),
    empty: times(12, subgraph),
    broken: dice.some(fields, 10).map((each) => ({ ...each, code: code() })),
    nulled: dice.some(fields, 10),
    missing: dice.some(entities, 30).map(({ subgraph: place, type }) => ({ subgraph: place, type, code: code() })),
  };
}

/** Whether a fault that strikes about half of the objects strikes this one. */
export function strikes(fault: { subgraph: string }, id: string): boolean {
  return hash(`${fault.subgraph}/${id}`) % 2 === 0;
}
