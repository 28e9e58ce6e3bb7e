import type { Dice } from '../dice';
import {
  canResolve,
  objectOf,
  type ArgumentModel,
  type FieldModel,
  type ObjectModel,
  type SupergraphModel,
} from './model';

const leaves = ['String', 'Int', 'Float', 'Boolean', 'ID', 'Color', 'Blob'];
const leafNames = ['name', 'size', 'note', 'tint'];
const linkNames = ['next', 'many', 'part'];

/** Adds fields to entities and interface objects, each in one or two subgraphs. */
export function addFields(dice: Dice, model: SupergraphModel): void {
  for (const object of model.objects.filter(({ kind }) => kind === 'entity' || kind === 'interfaceObject')) {
    const hosts = model.subgraphs.filter((subgraph) => canResolve(object, subgraph));
    // An interface object must not add a field that a member already has.
    const named = (name: string) => (object.kind === 'interfaceObject' ? `pet_${name}` : name);
    for (const name of dice.oneOrMore(leafNames, 60)) addField(object, leafField(dice, named(name), hosts));
    for (const name of dice.some(linkNames, 60)) addLink(dice, model, object, named(name), hosts);
    if (dice.chance(40)) addCounter(object, named('seen'), dice.pick(hosts));
  }
}

function addCounter(object: ObjectModel, name: string, subgraph: string): void {
  addField(object, { name, type: 'Int', arguments: [], in: [subgraph], counts: true });
}

/** Adds a field, unless there already is one of its name. */
export function addField(object: ObjectModel, field: FieldModel): void {
  if (!object.fields.some(({ name }) => name === field.name)) object.fields.push(field);
}

/** Value types have all their fields in every subgraph, since they have no key by which more could be fetched. */
export function addFieldsOfValues(model: SupergraphModel): void {
  const everywhere = { arguments: [], in: model.subgraphs, shareable: true };
  const types: Record<string, Record<string, string>> = {
    Spot: { x: 'Int!', y: 'Float' },
    Wall: { text: 'String!', tint: 'Color', spot: 'Spot', spots: '[Spot!]' },
  };
  for (const [value, fields] of Object.entries(types)) {
    for (const [name, type] of Object.entries(fields))
      objectOf(model, value)!.fields.push({ name, type, ...everywhere });
  }
}

function leafField(dice: Dice, name: string, hosts: string[]): FieldModel {
  const shared = hosts.length > 1 && dice.chance(25);
  return {
    name,
    type: wrapped(dice, dice.pick(leaves), 25),
    arguments: dice.chance(40) ? someArguments(dice) : [],
    in: shared ? dice.oneOrMore(hosts, 60) : [dice.pick(hosts)],
    shareable: shared,
  };
}

function addLink(dice: Dice, model: SupergraphModel, object: ObjectModel, name: string, hosts: string[]): void {
  const subgraph = dice.pick(hosts);
  const target = dice.pick(targetsIn(model, subgraph));
  addField(object, {
    name,
    type: wrapped(dice, target, 55),
    arguments: dice.chance(20) ? someArguments(dice) : [],
    in: [subgraph],
  });
}

/** The types that fields of a subgraph may have. */
export function targetsIn(model: SupergraphModel, subgraph: string): string[] {
  const abstracts = model.abstracts.filter(({ definitions }) =>
    definitions.some((definition) => definition.subgraph === subgraph),
  );
  const objects = model.objects.filter((object) => mayName(object, subgraph));
  return [...objects, ...abstracts, ...abstracts].map(({ name }) => name);
}

function mayName(object: ObjectModel, subgraph: string): boolean {
  if (object.kind === 'root') return false;
  const isMember = object.name === 'Fox' || object.name === 'Hen';
  return (
    (object.kind === 'entity' && !isMember) || object.definitions.some((definition) => definition.subgraph === subgraph)
  );
}

/** Wraps a type in up to two lists and some exclamation marks. */
export function wrapped(dice: Dice, name: string, listsInPercent: number): string {
  const inner = name + (dice.chance(30) ? '!' : '');
  if (!dice.chance(listsInPercent)) return inner;
  const list = `[${inner}]${dice.chance(25) ? '!' : ''}`;
  return dice.chance(15) ? `[${list}]` : list;
}

export function someArguments(dice: Dice): ArgumentModel[] {
  return dice.oneOrMore<ArgumentModel>(
    [
      { name: 'unit', type: 'Color', default: dice.pick(['RED', 'BLUE', undefined]) },
      { name: 'at', type: 'Int!', default: dice.pick(['7', undefined]) },
      { name: 'where', type: 'Filter', default: dice.pick(['{ limit: 3 }', undefined]) },
      { name: 'words', type: '[String!]', default: undefined },
      { name: 'key', type: 'ID', default: undefined },
      { name: 'ratio', type: 'Float', default: dice.pick(['1.5', undefined]) },
      { name: 'blob', type: 'Blob', default: undefined },
    ],
    40,
  );
}
