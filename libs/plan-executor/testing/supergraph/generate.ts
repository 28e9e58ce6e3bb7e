import type { Dice } from '../dice';
import { addAbstracts, addSimpleAbstracts } from './generate-abstracts';
import { addFields, addFieldsOfValues } from './generate-fields';
import { addRoots } from './generate-roots';
import { addDirectives } from './generate-directives';
import { addTwins, type TwinDifference } from './generate-twins';
import {
  addKeyFields,
  namedTypeOf,
  objectOf,
  definitionIn,
  type KeyModel,
  type ObjectModel,
  type SupergraphModel,
} from './model';

export interface SupergraphOptions {
  /**
   * Adds types that differ only in their names, and some that nearly do, and leaves out interface objects. An array says in
   * what they may differ.
   */
  withTwins?: boolean | readonly TwinDifference[] | undefined;
}

/** Generates a supergraph: entities, the fields that each subgraph adds to them, and the references between them. */
export function generateSupergraph(dice: Dice, { withTwins = false }: SupergraphOptions = {}): SupergraphModel {
  const subgraphs = ['a', 'b', 'c', 'd'].slice(0, dice.between(2, 4));
  const model: SupergraphModel = { subgraphs, objects: [], abstracts: [] };
  for (const name of ['Ant', 'Bee', 'Cat'].slice(0, dice.between(2, 3))) addEntity(dice, model, name);
  for (const name of ['Spot', 'Wall']) addValue(model, name);
  if (withTwins) addSimpleAbstracts(dice, model);
  else addAbstracts(dice, model);
  addFields(dice, model);
  addDirectives(dice, model);
  if (withTwins) addTwins(dice, model, withTwins === true ? undefined : withTwins);
  addRoots(dice, model);
  addFieldsOfValues(model);
  defineWhatIsNamed(model);
  model.withOwnRoots = dice.some(subgraphs, 20);
  return model;
}

/**
 * Adds an entity. Its first definition has all keys and can be resolved by each of them, so that every field can be
 * reached from everywhere. The others have some of the keys; some are only references.
 */
function addEntity(dice: Dice, model: SupergraphModel, name: string): void {
  const keys = ['id', ...dice.some(['code', 'id spot { x }'], 35)];
  const home = dice.pick(model.subgraphs);
  const others = dice.some(model.subgraphs, 70).filter((subgraph) => subgraph !== home);
  const definitions = [
    { subgraph: home, keys: keys.map((fields) => ({ fields, resolvable: true })) },
    ...others.map((subgraph) => ({ subgraph, keys: someKeys(dice, keys) })),
  ];
  const entity: ObjectModel = { name, kind: 'entity', definitions, fields: [] };
  addKeyFields(entity);
  model.objects.push(entity);
}

function someKeys(dice: Dice, keys: string[]): KeyModel[] {
  const isStub = dice.chance(15);
  const some = dice.oneOrMore(keys, 50);
  return some.map((fields, i) => ({ fields, resolvable: !isStub && (i === 0 || !dice.chance(20)) }));
}

function addValue(model: SupergraphModel, name: string): void {
  const definitions = model.subgraphs.map((subgraph) => ({ subgraph, keys: [] }));
  model.objects.push({ name, kind: 'value', definitions, fields: [] });
}

/** A subgraph that mentions an entity without defining it refers to it by its first key. */
function defineWhatIsNamed(model: SupergraphModel): void {
  for (const field of model.objects.flatMap(({ fields }) => fields)) {
    const named = objectOf(model, namedTypeOf(field.type));
    if (!named || named.kind !== 'entity') continue;
    for (const subgraph of [...field.in, ...(field.overrides ? [field.overrides] : [])]) {
      if (!definitionIn(named, subgraph))
        named.definitions.push({ subgraph, keys: [{ fields: 'id', resolvable: false }] });
    }
  }
  model.objects.filter(({ kind }) => kind === 'entity').forEach(addKeyFields);
}
