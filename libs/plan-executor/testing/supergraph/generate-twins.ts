import type { Dice } from '../dice';
import {
  addKeyFields,
  canResolve,
  definitionIn,
  type FieldModel,
  type ObjectModel,
  type SupergraphModel,
} from './model';

/**
 * Adds twins of entities that are members of unions or interfaces: types that differ from an entity only in their name.
 * Half of them get one difference more, such as another key, so that a plan for the entity is wrong for them.
 *
 * @param among the names of the differences; all of {@link differences} when absent
 */
export function addTwins(dice: Dice, model: SupergraphModel, among?: readonly TwinDifference[]): void {
  const possible = among?.map((name) => differences[name]) ?? Object.values(differences);
  const members = new Set(model.abstracts.flatMap(({ definitions }) => definitions.flatMap((each) => each.members)));
  const entities = model.objects.filter(({ kind, name }) => kind === 'entity' && members.has(name));
  model.twinDifferences = [];
  for (const entity of entities) {
    for (let number = dice.between(1, 3); number > 0; number--) {
      const twin = copyOf(entity, `${entity.name}Twin${number}`);
      model.objects.push(twin);
      addToAbstracts(model, entity, twin);
      if (!dice.chance(50)) continue;
      dice.pick(possible)(dice, model, twin);
      model.twinDifferences.push(...changedFields(entity, twin));
    }
  }
}

const copyOf = ({ kind, definitions, fields }: ObjectModel, name: string): ObjectModel => ({
  name,
  kind,
  definitions: definitions.map(({ subgraph, keys }) => ({ subgraph, keys: keys.map((key) => ({ ...key })) })),
  fields: fields.map((field) => ({ ...field, in: [...field.in] })),
});

function changedFields(entity: ObjectModel, twin: ObjectModel): string[] {
  const text = (field: FieldModel | undefined) => JSON.stringify(field);
  const own = (name: string) => entity.fields.find((field) => field.name === name);
  return twin.fields.filter((field) => text(field) !== text(own(field.name))).map(({ name }) => name);
}

function addToAbstracts(model: SupergraphModel, entity: ObjectModel, twin: ObjectModel): void {
  for (const { members } of model.abstracts.flatMap(({ definitions }) => definitions)) {
    if (members.includes(entity.name)) members.push(twin.name);
  }
}

type Difference = (dice: Dice, model: SupergraphModel, twin: ObjectModel) => void;

/** The differences that composition allows in most supergraphs. Those that it does not allow are discarded. */
const differences = {
  resolvesFieldElsewhere(dice: Dice, model: SupergraphModel, twin: ObjectModel) {
    const field = pickField(dice, twin);
    const others = model.subgraphs.filter((each) => canResolve(twin, each) && !field?.in.includes(each));
    if (field && others.length > 0) field.in = [dice.pick(others)];
  },
  overridesField(dice: Dice, model: SupergraphModel, twin: ObjectModel) {
    const field = pickField(dice, twin);
    const others = model.subgraphs.filter((each) => canResolve(twin, each) && !field?.in.includes(each));
    if (field?.in.length === 1 && others.length > 0) field.overrides = dice.pick(others);
  },
  requiresAnotherField(dice: Dice, _model: SupergraphModel, twin: ObjectModel) {
    const made = twin.fields.find(({ requires }) => requires !== undefined);
    const others = twin.fields.filter(
      (each) => isPlainLeaf(each) && isChangeable(each) && !made?.in.some((one) => each.in.includes(one)),
    );
    if (made && others.length > 0) made.requires = dice.pick(others).name;
  },
  providesNothing(_dice: Dice, _model: SupergraphModel, twin: ObjectModel) {
    for (const field of twin.fields) field.provides = undefined;
  },
  hidesField(dice: Dice, _model: SupergraphModel, twin: ObjectModel) {
    const field = pickField(dice, twin);
    if (field) field.inaccessible = true;
  },
  hasNarrowerField(dice: Dice, _model: SupergraphModel, twin: ObjectModel) {
    const field = pickField(dice, twin);
    if (field && !field.type.endsWith('!')) field.type += '!';
  },
  hasNoField(dice: Dice, _model: SupergraphModel, twin: ObjectModel) {
    const field = pickField(dice, twin);
    twin.fields = twin.fields.filter((each) => each !== field);
  },
  hasNoKeyInSubgraph(dice: Dice, _model: SupergraphModel, twin: ObjectModel) {
    const definition = dice.pick(twin.definitions);
    if (definition.keys.length > 1) definition.keys = [dice.pick(definition.keys)];
    else definition.keys = definition.keys.map((key) => ({ ...key, resolvable: !key.resolvable }));
  },
  isReferredToElsewhere(dice: Dice, model: SupergraphModel, twin: ObjectModel) {
    const others = model.subgraphs.filter((each) => !definitionIn(twin, each));
    if (others.length === 0) return;
    const subgraph = dice.pick(others);
    twin.definitions.push({ subgraph, keys: [{ fields: 'id', resolvable: false }] });
    addKeyFields(twin);
    for (const { definitions, kind } of model.abstracts) {
      const abstract = definitions.find((each) => each.subgraph === subgraph);
      const isFit = kind === 'union' || abstract?.fields.every((field) => field === 'id: ID!');
      if (abstract && isFit && dice.chance(50)) abstract.members.push(twin.name);
    }
  },
  isInNoInterfaceOfSubgraph(dice: Dice, model: SupergraphModel, twin: ObjectModel) {
    const definitions = model.abstracts.flatMap((abstract) => abstract.definitions);
    const joined = definitions.filter(({ members }) => members.includes(twin.name));
    if (joined.length === 0) return;
    const definition = dice.pick(joined);
    definition.members = definition.members.filter((name) => name !== twin.name);
  },
} satisfies Record<string, Difference>;

export type TwinDifference = keyof typeof differences;

export const twinDifferences = Object.keys(differences) as TwinDifference[];

const isChangeable = (field: FieldModel): boolean =>
  !field.isKey && !field.counts && !field.requires && !field.overrides && field.in.length > 0;

const isPlainLeaf = ({ name, arguments: given }: FieldModel): boolean =>
  ['name', 'size', 'note', 'tint', 'label'].includes(name) && given.length === 0;

function pickField(dice: Dice, { fields }: ObjectModel): FieldModel | undefined {
  const changeable = fields.filter((field) => isChangeable(field));
  // Interfaces ask mostly for the label.
  const preferred = changeable.filter(({ name }) => name === 'label');
  const candidates = preferred.length > 0 && dice.chance(50) ? preferred : changeable;
  return candidates.length > 0 ? dice.pick(candidates) : undefined;
}
