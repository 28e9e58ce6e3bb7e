import type { Dice } from '../dice';
import { addField } from './generate-fields';
import {
  canResolve,
  namedTypeOf,
  objectOf,
  definitionIn,
  type FieldModel,
  type ObjectModel,
  type SupergraphModel,
} from './model';

/** Adds `@override`, `@inaccessible`, `@requires` and `@provides` where composition allows them. */
export function addDirectives(dice: Dice, model: SupergraphModel): void {
  const keyed = model.objects.filter(({ kind }) => kind === 'entity' || kind === 'interfaceObject');
  for (const object of keyed) {
    overrideSome(dice, model, object);
    for (const subgraph of dice.some(model.subgraphs, 40)) requireSome(dice, object, subgraph, `made${subgraph}`);
  }
  for (const object of keyed) provideSome(dice, model, object);
  for (const object of keyed) hideSome(dice, object);
}

function overrideSome(dice: Dice, model: SupergraphModel, object: ObjectModel): void {
  for (const field of object.fields.filter((each) => isPlain(each) && each.in.length === 1)) {
    const others = model.subgraphs.filter((each) => canResolve(object, each) && !field.in.includes(each));
    const canMove = others.length > 0 && !objectOf(model, namedTypeOf(field.type)) && isLeaf(field);
    if (canMove && dice.chance(10)) field.overrides = dice.pick(others);
  }
}

/** Adds a field that requires fields of other subgraphs. It may itself be required elsewhere. */
function requireSome(dice: Dice, object: ObjectModel, subgraph: string, name: string): void {
  if (!canResolve(object, subgraph)) return;
  const others = object.fields.filter((field) => canBeNamedBy(object, field, subgraph) && isReadable(field));
  if (others.length === 0) return;
  const requires = dice
    .oneOrMore(others, 30)
    .map((field) => asRequired(dice, field))
    .join(' ');
  addField(object, { name, type: dice.pick(['String', 'String!', 'Int']), arguments: [], in: [subgraph], requires });
}

function provideSome(dice: Dice, model: SupergraphModel, object: ObjectModel): void {
  for (const field of object.fields) {
    const [subgraph, target] = [field.in[0], objectOf(model, namedTypeOf(field.type))];
    if (!subgraph || target?.kind !== 'entity' || field.overrides || !dice.chance(50)) continue;
    const others = target.fields.filter(
      (each) => canBeNamedBy(target, each, subgraph) && !each.requires && isLeaf(each) && each.arguments.length === 0,
    );
    if (others.length === 0) continue;
    const provided = dice.pick(others);
    provided.shareable = true;
    field.provides = provided.name;
  }
}

function hideSome(dice: Dice, object: ObjectModel): void {
  for (const field of object.fields.filter((each) => isPlain(each) && each.name !== 'label')) {
    if (dice.chance(4)) field.inaccessible = true;
  }
}

function canBeNamedBy(object: ObjectModel, field: FieldModel, subgraph: string): boolean {
  const isElsewhere = field.in.length > 0 && !field.in.includes(subgraph) && field.overrides === undefined;
  return isElsewhere && !field.isKey && !field.counts && definitionIn(object, subgraph) !== undefined;
}

function isPlain(field: FieldModel): boolean {
  return (
    !field.isKey && !field.counts && !field.requires && !field.provides && !field.shareable && field.name !== 'nick'
  );
}

const leafTypes = new Set(['String', 'Int', 'Float', 'Boolean', 'ID', 'Color', 'Blob']);

function isLeaf(field: FieldModel): boolean {
  return leafTypes.has(namedTypeOf(field.type));
}

function isReadable(field: FieldModel): boolean {
  return isLeaf(field) || namedTypeOf(field.type) === 'Wall';
}

/** A required field with most of its arguments, since callers may ask for the same field with other arguments. */
function asRequired(dice: Dice, field: FieldModel): string {
  const values: Record<string, string> = {
    unit: 'GREEN',
    at: '5',
    where: '{ limit: 1, color: BLUE }',
    words: '[]',
    ratio: '0.5',
    blob: '[1]',
  };
  const args = field.arguments.flatMap(({ name }) => (values[name] ? [`${name}: ${values[name]}`] : []));
  const inner = namedTypeOf(field.type) === 'Wall' ? ` { ${dice.pick(['text', 'tint spot { x }'])} }` : '';
  return field.name + (args.length > 0 ? `(${args.join(', ')})` : '') + inner;
}
