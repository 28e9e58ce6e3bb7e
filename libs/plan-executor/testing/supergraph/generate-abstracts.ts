import type { Dice } from '../dice';
import { canResolve, definitionIn, type AbstractModel, type ObjectModel, type SupergraphModel } from './model';

/** Adds a union, an interface of entities, and an interface with a key. */
export function addAbstracts(dice: Dice, model: SupergraphModel): void {
  if (dice.chance(40)) addEntityInterface(dice, model);
  if (dice.chance(60)) addInterface(dice, model);
  if (dice.chance(60)) addUnion(dice, model);
}

/** Adds a union and an interface. */
export function addSimpleAbstracts(dice: Dice, model: SupergraphModel): void {
  addInterface(dice, model);
  addUnion(dice, model);
}

/**
 * Adds the interface `Pet` with its members Fox and Hen in one subgraph. In another one it is an `@interfaceObject`,
 * which knows no members and adds fields to all of them.
 */
function addEntityInterface(dice: Dice, model: SupergraphModel): void {
  const home = dice.pick(model.subgraphs);
  const away = dice.pick(model.subgraphs.filter((subgraph) => subgraph !== home));
  const third = dice.some(model.subgraphs, 40).filter((subgraph) => subgraph !== home && subgraph !== away);
  const byId = (subgraph: string) => ({ subgraph, keys: [{ fields: 'id', resolvable: true }] });
  const id = { name: 'id', type: 'ID!', arguments: [], isKey: true };
  const nick = { name: 'nick', type: 'String', arguments: [], in: [home] };
  for (const name of ['Fox', 'Hen']) {
    const definitions = [home, ...third].map(byId);
    model.objects.push({ name, kind: 'entity', definitions, fields: [{ ...id, in: [home, ...third] }, { ...nick }] });
  }
  model.objects.push({
    name: 'Pet',
    kind: 'interfaceObject',
    definitions: [byId(away)],
    fields: [
      { ...id, in: [away] },
      { ...nick, in: [] },
    ],
  });
  const definition = { subgraph: home, members: ['Fox', 'Hen'], fields: ['id: ID!', 'nick: String'], hasKey: true };
  model.abstracts.push({ name: 'Pet', kind: 'interface', definitions: [definition] });
}

/** Adds the interface `Named`: in each subgraph with the fields that all its members have there. */
function addInterface(dice: Dice, model: SupergraphModel): void {
  const members = dice.oneOrMore(entitiesOf(model), 70);
  const type = dice.pick(['String', 'String!']);
  for (const member of members) {
    const hosts = model.subgraphs.filter((subgraph) => canResolve(member, subgraph));
    member.fields.push({ name: 'label', type, arguments: [], in: dice.oneOrMore(hosts, 60), shareable: true });
  }
  const definitions = dice.oneOrMore(model.subgraphs, 60).flatMap((subgraph) => {
    const local = members.filter((member) => definitionIn(member, subgraph));
    const everyHas = (name: string) =>
      local.every(({ fields }) => fields.some((field) => field.name === name && field.in.includes(subgraph)));
    const fields = [...(everyHas('id') ? ['id: ID!'] : []), ...(everyHas('label') ? [`label: ${type}`] : [])];
    return local.length > 0 && fields.length > 0 ? [{ subgraph, members: local.map(({ name }) => name), fields }] : [];
  });
  if (definitions.length > 0) model.abstracts.push({ name: 'Named', kind: 'interface', definitions });
}

/** Adds the union `Any`, with the members that each subgraph knows. */
function addUnion(dice: Dice, model: SupergraphModel): void {
  const members = ['Wall', ...entitiesOf(model).map(({ name }) => name)].filter(() => dice.chance(75));
  const definitions = dice.oneOrMore(model.subgraphs, 60).flatMap((subgraph) => {
    const local = model.objects.filter((object) => members.includes(object.name) && definitionIn(object, subgraph));
    return local.length > 0 ? [{ subgraph, members: local.map(({ name }) => name), fields: [] }] : [];
  });
  if (definitions.length > 0) model.abstracts.push({ name: 'Any', kind: 'union', definitions } satisfies AbstractModel);
}

function entitiesOf(model: SupergraphModel): ObjectModel[] {
  return model.objects.filter(({ kind, name }) => kind === 'entity' && name !== 'Fox' && name !== 'Hen');
}
