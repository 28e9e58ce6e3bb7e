import { type Language, pathLabel } from '@tokorozawa/answer-tables';
import { englishLabelOf, separated } from '@tokorozawa/record-fields';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import { Locale, type LocalizedText } from '@tokorozawa/vocabulary';
import {
  getNamedType,
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';
import { type VariableUse, variableUses } from './variable-uses';

/** A query parameter of a question: a variable of its operation, or a field of one that is an input object. */
export interface Parameter {
  /** As it stands in the address: `slots`, or `where.between.start` for a field of an input object. */
  name: string;
  /** The variable, and the fields that lead to the value. */
  path: [variable: string, ...fields: string[]];
  /** The type of the value, or of each of its items. */
  type: GraphQLNamedType;
  /** True if the parameter is repeated for each item. */
  isList: boolean;
  /** True if it must have a value, its own or its default. */
  isRequired: boolean;
  /** As JSON. Undefined for none. */
  defaultValue: unknown;
  /** True if the default is computed from the day on which the question is asked. */
  isComputed: boolean;
  /** The argument or the field of an input object that takes it first; undefined if the schema has none. */
  use: Pick<VariableUse, 'type' | 'field' | 'argument'> | undefined;
  label: LocalizedText & { en: string };
  /** What it is for, in the language of the schema that it was read from. */
  descriptions: Record<Locale, string>;
  /** A value that is accepted, as it is written in an address. */
  example: string;
}

/** A question names its variables here where the schema would name them too vaguely. */
export type VariableNames = Readonly<Record<string, LocalizedText & { en: string }>>;

/** Fields of input objects inside input objects are parameters to this depth. */
const maxDepth = 4;

/** The parameters of an operation, in the order of its variables. `schemas` is the same schema, described in each language. */
export function parametersOf(
  schemas: Record<Locale, GraphQLSchema>,
  operation: OperationDefinitionNode,
  { variableNames: names, defaults }: { variableNames: VariableNames; defaults: object },
): Parameter[] {
  const schema = schemas[Locale.EN];
  const uses = variableUses(schema, operation);
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type: typeNode, defaultValue }) => {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode) as GraphQLInputType | undefined;
    if (!type) return [];
    const value: unknown = defaultValue && valueFromASTUntyped(defaultValue);
    const use = uses.get(name);
    const label = names[name] ?? labelOfUse(use, name);
    return expand(schemas, {
      path: [name],
      type,
      defaultValue: value,
      use,
      label,
      descriptions: descriptionsOf(schemas, use),
      isRequired: isNonNullType(type),
      isComputed: name in defaults,
    });
  });
}

interface Unexpanded extends Omit<Parameter, 'name' | 'type' | 'isList' | 'example'> {
  type: GraphQLInputType;
}

function expand(schemas: Record<Locale, GraphQLSchema>, value: Unexpanded): Parameter[] {
  const { path, type, defaultValue } = value;
  const item = getNamedType(type);
  const isList = isListType(getNullableType(type));
  if (!isInputObjectType(item)) {
    const example = path.at(-1) === 'section' ? exampleSection : exampleOf(item, defaultValue);
    return [{ ...value, name: path.join('.'), type: item, isList, example }];
  }
  if (isList || path.length >= maxDepth) return [];
  const around = describedUse(schemas[Locale.EN], value.use);
  return Object.values(item.getFields()).flatMap((field) =>
    expand(schemas, {
      path: [...path, field.name],
      type: field.type,
      defaultValue: (defaultValue as Record<string, unknown> | undefined)?.[field.name],
      use: { type: item.name, field: field.name },
      label: {
        ja: labelInside(schemas, { type: item.name, path, field: field.name, around }, 'ja'),
        en: labelInside(schemas, { type: item.name, path, field: field.name, around }, 'en'),
      },
      descriptions: descriptionsOf(schemas, { type: item.name, field: field.name }),
      isRequired: false,
      isComputed: false,
    }),
  );
}

interface FieldInside {
  /** The input object that has the field. */
  type: string;
  path: readonly string[];
  field: string;
  /** What the schema says of the field or the argument that takes the object. */
  around: string;
}

/** The ends of a period and of an amount, as a form calls them. */
const ends: Partial<Record<string, LocalizedText & { en: string }>> = {
  start: { ja: 'から', en: 'from' },
  end: { ja: 'まで', en: 'to' },
  min: { ja: '以上', en: 'at least' },
  max: { ja: '以下', en: 'at most' },
};

/** What the names of conditions that all lists have are in English. */
const conditions: Partial<Record<string, string>> = { between: 'Period', text: 'Words' };

/** 「期間(から)」 for `where.between.start`; fields of the variable itself need no other word. */
function labelInside(
  schemas: Record<Locale, GraphQLSchema>,
  { type, path, field, around: aroundDescription }: FieldInside,
  language: Language,
): string {
  const own = inputFieldLabel(schemas[Locale.EN], type, field, language);
  const name = path.at(-1) as string;
  if (path.length === 1) return own;
  const around =
    language === 'ja'
      ? (japaneseOf(aroundDescription) ?? name)
      : (conditions[name] ?? englishLabelOf(name, aroundDescription));
  const end = ends[field]?.[language];
  if (end === undefined) return `${around} › ${own}`;
  return language === 'ja' ? `${around}(${end})` : `${around} (${end})`;
}

function inputFieldLabel(schema: GraphQLSchema, type: string, field: string, language: Language): string {
  const { description } = (schema.getType(type) as GraphQLInputObjectType).getFields()[field] ?? {};
  if (language === 'en') return conditions[field] ?? englishLabelOf(field, description);
  return japaneseOf(description) ?? pathLabel(schema, type, field, language);
}

const labelOfUse = (use: VariableUse | undefined, name: string): LocalizedText & { en: string } => ({
  ja: japaneseOf(use && 'description' in use ? use.description : undefined) ?? name,
  en: separated(name),
});

/** What the schema says of the argument or the input field that takes a value. */
function describedUse(schema: GraphQLSchema, use: Parameter['use'] | { type: string; field: string }): string {
  const type = use && schema.getType(use.type);
  const field = use && type && 'getFields' in type ? type.getFields()[use.field] : undefined;
  const argument =
    use && 'argument' in use && field && 'args' in field ? field.args.find(({ name }) => name === use.argument) : field;
  return argument?.description ?? '';
}

/** The same without the Japanese word at its end, which is the label. */
function descriptionsOf(
  schemas: Record<Locale, GraphQLSchema>,
  use: VariableUse | { type: string; field: string } | undefined,
): Record<Locale, string> {
  const of = (locale: Locale): string => withoutLabel(describedUse(schemas[locale], use));
  return { [Locale.JA]: of(Locale.JA), [Locale.EN]: of(Locale.EN) };
}

const withoutLabel = (description: string): string => description.replace(/\s*「[^「」]+」$/, '').trim();

const examples: Record<string, string> = {
  Int: '10',
  Float: '50',
  Boolean: 'true',
  Date: '2024-04-01',
  DateBound: '2024-04',
  FiscalYear: '2023',
  YearMonth: '2024-04',
  MunicipalityCode: '112089',
  ID: 'sister-city-decatur',
  String: '図書館',
};

/** A section is asked for by its code or its id, which are texts to the schema. */
const exampleSection = '5-5';

function exampleOf(type: GraphQLNamedType, defaultValue: unknown): string {
  const [first] = Array.isArray(defaultValue) ? (defaultValue as unknown[]) : [defaultValue];
  if (first !== undefined && first !== null) return String(first);
  return isEnumType(type) ? (type.getValues()[0]?.name ?? '') : (examples[type.name] ?? '');
}
