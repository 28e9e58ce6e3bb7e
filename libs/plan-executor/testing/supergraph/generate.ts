import type { Dice } from '../dice';
import { addAbstracts } from './generate-abstracts';
import { addFields, addFieldsOfValues } from './generate-fields';
import { addRoots } from './generate-roots';
import { addDirectives } from './generate-directives';
import { namedTypeOf, objectOf, placeOf, type KeyModel, type ObjectModel, type SupergraphModel } from './model';

/** A supergraph that composes: entities, the fields that each subgraph adds to them, and the ways between them. */
export function generateSupergraph(dice: Dice): SupergraphModel {
  const subgraphs = ['a', 'b', 'c', 'd'].slice(0, dice.between(2, 4));
  const model: SupergraphModel = { subgraphs, objects: [], abstracts: [] };
  for (const name of ['Ant', 'Bee', 'Cat'].slice(0, dice.between(2, 3))) addEntity(dice, model, name);
  for (const name of ['Spot', 'Wall']) addValue(model, name);
  addAbstracts(dice, model);
  addFields(dice, model);
  addDirectives(dice, model);
  addRoots(dice, model);
  addFieldsOfValues(model);
  defineWhatIsNamed(model);
  model.withOwnRoots = dice.some(subgraphs, 20);
  return model;
}

/**
 * The first place of an entity has all of its keys and resolves it by each, so that every field can be reached from
 * everywhere. The others know some of the keys; some only refer to it.
 */
function addEntity(dice: Dice, model: SupergraphModel, name: string): void {
  const keys = ['id', ...dice.some(['code', 'id spot { x }'], 35)];
  const home = dice.pick(model.subgraphs);
  const others = dice.some(model.subgraphs, 70).filter((subgraph) => subgraph !== home);
  const places = [
    { subgraph: home, keys: keys.map((fields) => ({ fields, resolvable: true })) },
    ...others.map((subgraph) => ({ subgraph, keys: someKeys(dice, keys) })),
  ];
  const entity: ObjectModel = { name, kind: 'entity', places, fields: [] };
  addKeyFields(entity);
  model.objects.push(entity);
}

function someKeys(dice: Dice, keys: string[]): KeyModel[] {
  const isStub = dice.chance(15);
  const some = dice.oneOrMore(keys, 50);
  return some.map((fields, i) => ({ fields, resolvable: !isStub && (i === 0 || !dice.chance(20)) }));
}

/** Each subgraph defines the fields of the keys that it knows. */
export function addKeyFields(entity: ObjectModel): void {
  const knowing = (field: string) =>
    entity.places
      .filter(({ keys }) => keys.some(({ fields }) => fields.split(' ').includes(field)))
      .map(({ subgraph }) => subgraph);
  const types: Record<string, string> = { id: 'ID!', code: 'String!', spot: 'Spot!' };
  entity.fields = entity.fields.filter(({ isKey }) => !isKey);
  for (const [name, type] of Object.entries(types)) {
    if (knowing(name).length > 0) entity.fields.push({ name, type, arguments: [], in: knowing(name), isKey: true });
  }
}

function addValue(model: SupergraphModel, name: string): void {
  const places = model.subgraphs.map((subgraph) => ({ subgraph, keys: [] }));
  model.objects.push({ name, kind: 'value', places, fields: [] });
}

/** A subgraph that names an entity it does not know refers to it by its first key. */
function defineWhatIsNamed(model: SupergraphModel): void {
  for (const field of model.objects.flatMap(({ fields }) => fields)) {
    const named = objectOf(model, namedTypeOf(field.type));
    if (!named || named.kind !== 'entity') continue;
    for (const subgraph of [...field.in, ...(field.overrides ? [field.overrides] : [])]) {
      if (!placeOf(named, subgraph)) named.places.push({ subgraph, keys: [{ fields: 'id', resolvable: false }] });
    }
  }
  model.objects.filter(({ kind }) => kind === 'entity').forEach(addKeyFields);
}
