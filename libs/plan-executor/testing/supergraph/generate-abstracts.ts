import type { Dice } from '../dice';
import { canResolve, placeOf, type AbstractModel, type ObjectModel, type SupergraphModel } from './model';

/** A union, an interface over entities, and an interface that is an entity itself. */
export function addAbstracts(dice: Dice, model: SupergraphModel): void {
  if (dice.chance(40)) addEntityInterface(dice, model);
  if (dice.chance(60)) addInterface(dice, model);
  if (dice.chance(60)) addUnion(dice, model);
}

/**
 * `Pet` with its members Fox and Hen in one subgraph; in another it is an `@interfaceObject`, which knows no members
 * and adds fields to all of them.
 */
function addEntityInterface(dice: Dice, model: SupergraphModel): void {
  const home = dice.pick(model.subgraphs);
  const away = dice.pick(model.subgraphs.filter((subgraph) => subgraph !== home));
  const third = dice.some(model.subgraphs, 40).filter((subgraph) => subgraph !== home && subgraph !== away);
  const byId = (subgraph: string) => ({ subgraph, keys: [{ fields: 'id', resolvable: true }] });
  const id = { name: 'id', type: 'ID!', arguments: [], isKey: true };
  const nick = { name: 'nick', type: 'String', arguments: [], in: [home] };
  for (const name of ['Fox', 'Hen']) {
    const places = [home, ...third].map(byId);
    model.objects.push({ name, kind: 'entity', places, fields: [{ ...id, in: [home, ...third] }, { ...nick }] });
  }
  model.objects.push({
    name: 'Pet',
    kind: 'interfaceObject',
    places: [byId(away)],
    fields: [
      { ...id, in: [away] },
      { ...nick, in: [] },
    ],
  });
  const place = { subgraph: home, members: ['Fox', 'Hen'], fields: ['id: ID!', 'nick: String'], hasKey: true };
  model.abstracts.push({ name: 'Pet', kind: 'interface', places: [place] });
}

/** `Named`: everywhere with what all of its members have there. */
function addInterface(dice: Dice, model: SupergraphModel): void {
  const members = dice.oneOrMore(entitiesOf(model), 70);
  const type = dice.pick(['String', 'String!']);
  for (const member of members) {
    const hosts = model.subgraphs.filter((subgraph) => canResolve(member, subgraph));
    member.fields.push({ name: 'label', type, arguments: [], in: dice.oneOrMore(hosts, 60), shareable: true });
  }
  const places = dice.oneOrMore(model.subgraphs, 60).flatMap((subgraph) => {
    const local = members.filter((member) => placeOf(member, subgraph));
    const everyHas = (name: string) =>
      local.every(({ fields }) => fields.some((field) => field.name === name && field.in.includes(subgraph)));
    const fields = [...(everyHas('id') ? ['id: ID!'] : []), ...(everyHas('label') ? [`label: ${type}`] : [])];
    return local.length > 0 && fields.length > 0 ? [{ subgraph, members: local.map(({ name }) => name), fields }] : [];
  });
  if (places.length > 0) model.abstracts.push({ name: 'Named', kind: 'interface', places });
}

/** `Any`: what each subgraph knows of the union's members. */
function addUnion(dice: Dice, model: SupergraphModel): void {
  const members = ['Wall', ...entitiesOf(model).map(({ name }) => name)].filter(() => dice.chance(75));
  const places = dice.oneOrMore(model.subgraphs, 60).flatMap((subgraph) => {
    const local = model.objects.filter((object) => members.includes(object.name) && placeOf(object, subgraph));
    return local.length > 0 ? [{ subgraph, members: local.map(({ name }) => name), fields: [] }] : [];
  });
  if (places.length > 0) model.abstracts.push({ name: 'Any', kind: 'union', places } satisfies AbstractModel);
}

function entitiesOf(model: SupergraphModel): ObjectModel[] {
  return model.objects.filter(({ kind, name }) => kind === 'entity' && name !== 'Fox' && name !== 'Hen');
}
