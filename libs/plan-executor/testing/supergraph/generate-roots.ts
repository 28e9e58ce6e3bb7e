import type { Dice } from '../dice';
import { addField, someArguments, targetsIn, wrapped } from './generate-fields';
import { objectOf, type FieldModel, type ObjectModel, type SupergraphModel } from './model';

/** Adds root fields: queries in every subgraph, and some mutations. */
export function addRoots(dice: Dice, model: SupergraphModel): void {
  model.objects.push(queries(dice, model), ...(dice.chance(50) ? [mutations(dice, model)] : []));
}

function queries(dice: Dice, model: SupergraphModel): ObjectModel {
  const root = rootNamed('Query', model);
  for (const subgraph of model.subgraphs) {
    const targets = targetsIn(model, subgraph).filter((name) => !isValue(model, name) || dice.chance(25));
    for (const target of new Set(dice.oneOrMore(targets, 60))) addField(root, rootField(dice, target, subgraph, 'get'));
  }
  if (dice.chance(40)) {
    const shared = rootField(dice, dice.pick(['Ant', 'Wall']), 'Shared', 'get');
    addField(root, { ...shared, in: dice.oneOrMore(model.subgraphs, 70), shareable: true });
  }
  return root;
}

/** Adds mutations. Their results depend on the number of writes, and so on the order of execution. */
function mutations(dice: Dice, model: SupergraphModel): ObjectModel {
  const root = rootNamed('Mutation', model);
  for (const subgraph of dice.oneOrMore(model.subgraphs, 70)) {
    addField(root, { name: `count${subgraph}`, type: 'Int!', arguments: someArguments(dice), in: [subgraph] });
    addField(root, rootField(dice, dice.pick(targetsIn(model, subgraph)), subgraph, 'make'));
  }
  return root;
}

function rootField(dice: Dice, target: string, subgraph: string, verb: string): FieldModel {
  const type = wrapped(dice, target, 50);
  return {
    name: `${verb}${target}${subgraph}`,
    type: dice.chance(50) ? type.replace(/!$/, '') : type,
    arguments: dice.chance(40) ? someArguments(dice) : [],
    in: [subgraph],
  };
}

function isValue(model: SupergraphModel, name: string): boolean {
  return objectOf(model, name)?.kind === 'value';
}

function rootNamed(name: string, model: SupergraphModel): ObjectModel {
  return { name, kind: 'root', definitions: model.subgraphs.map((subgraph) => ({ subgraph, keys: [] })), fields: [] };
}
