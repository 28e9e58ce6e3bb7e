import { isRangeType, parametersOf, type ExportedList } from '@tokorozawa/exports';
import { inLanguage, tagOf, typedInsteadText, type PageContext } from '@tokorozawa/pages';
import { englishLabelOf, enumText } from '@tokorozawa/record-fields';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import { domainName, subgraphsMissingIn, type Ask, type ResourceRequest } from '@tokorozawa/resources';
import { daysBetween, readDateOfAnyPrecision, type LocalizedText } from '@tokorozawa/vocabulary';
import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
} from 'graphql';
import { fieldLabels, readable } from './listed';

/** A value that can be chosen, and its words. */
export type Choice = readonly [value: string, text: string];

/** An input for a parameter of a list. */
export interface FilterInput {
  name: string;
  label: string;
  /** What it is for; empty if its label says all. */
  description: string;
  isRequired: boolean;
  /** Days and numbers have an input for each end of their range. */
  kind: 'text' | 'number' | 'days' | 'numbers' | 'one' | 'several';
  /** For `one` and `several`. */
  choices: readonly Choice[];
  /** True for what few readers need: ids, and conditions that are written in codes. */
  isForExperts: boolean;
}

type Text = LocalizedText & { en: string };

export const sectionText: Text = { ja: '総合計画の節', en: 'Section of the comprehensive plan' };

/** Words for the parameters that many lists have, and what they are for. */
const commonTexts: Partial<Record<string, { label: Text; description: Text }>> = {
  text: {
    label: { ja: 'ことば', en: 'Words' },
    description: { ja: '名称や文章に含むもの', en: 'In a name or a text, in Japanese or English' },
  },
  between: {
    label: { ja: '期間', en: 'Period' },
    description: { ja: '日付がこの期間にありうるもの', en: 'Whose date may lie in this period' },
  },
  section: {
    label: sectionText,
    description: { ja: 'この節に資するもの', en: 'What serves this section' },
  },
  edition: {
    label: { ja: '年度版', en: 'Edition' },
    description: { ja: '指定しなければ、それぞれの最新のもの', en: 'The newest version of each record, unless chosen' },
  },
  ids: {
    label: { ja: 'ID', en: 'IDs' },
    description: { ja: '記録のID。コンマで区切ります', en: 'Ids of records, with commas between them' },
  },
};

/** Conditions that all lists have stand before and behind those of the list. */
const places = ['text', 'between', undefined, 'section', 'edition', 'ids'];
const placeOf = (name: string): number => places.indexOf(places.includes(name) ? name : undefined);

const yesOrNo = { true: { ja: 'はい', en: 'Yes' }, false: { ja: 'いいえ', en: 'No' } };

/**
 * The inputs for all conditions of a list, as its schema describes them.
 * @param described the same list, described in the language of the page
 * @param known the choices for parameters whose values are records
 */
export function filterInputs(
  context: PageContext & Pick<ResourceRequest, 'schema'>,
  list: ExportedList,
  described: ExportedList,
  known: KnownChoices,
): FilterInput[] {
  const required = new Set(list.arguments.filter(isRequiredArgument).map(({ name }) => name));
  const descriptions = descriptionsOf(described);
  const english = descriptionsOf(list);
  const labelOf = (name: string): string =>
    inLanguage(
      context,
      commonTexts[name]?.label ?? {
        ja: japaneseOf(english.get(name)) ?? name,
        en: englishLabelOf(name, english.get(name)),
      },
    );
  const ofFields = fieldLabels(list, tagOf(context));
  const names = [...parametersOf(list)].toSorted(([a], [b]) => placeOf(a) - placeOf(b));
  return names.flatMap(([name, type]) => {
    if (name === 'orderBy') return [];
    const { kind, choices } = kindOf(context, type, known.choices.get(name));
    const common = commonTexts[name];
    const missing = known.missing.get(name);
    const meaning = common
      ? inLanguage(context, common.description)
      : readable(descriptions.get(name) ?? '', (each) => (english.has(each) ? labelOf(each) : ofFields(each)));
    return {
      name,
      label: labelOf(name),
      description: missing === undefined ? meaning : typedInsteadText(context, domainName(context.schema, missing)),
      isRequired: required.has(name),
      kind,
      choices,
      isForExperts: kind === 'text' && isListType(getNullableType(type)),
    };
  });
}

function descriptionsOf({ arguments: args }: ExportedList): Map<string, string> {
  return new Map(
    args.flatMap(({ name, type, description }) => {
      const named = getNamedType(type);
      const described =
        name === 'where' && isInputObjectType(named) ? Object.values(named.getFields()) : [{ name, description }];
      return described.map((each): [string, string] => [each.name, each.description ?? '']);
    }),
  );
}

function kindOf(
  context: PageContext,
  type: GraphQLInputType,
  known: readonly Choice[] | undefined,
): Pick<FilterInput, 'kind' | 'choices'> {
  const named = getNamedType(type);
  const kind = isListType(getNullableType(type)) ? 'several' : 'one';
  if (known) return { kind, choices: known };
  if (isRangeType(type)) return { kind: 'min' in fieldsOf(named) ? 'numbers' : 'days', choices: [] };
  if (isEnumType(named)) {
    const words = ({ name }: { name: string }): Choice => [name, inLanguage(context, enumText(named, name))];
    return { kind, choices: named.getValues().map(words) };
  }
  if (named.name === 'Boolean') {
    return { kind, choices: Object.entries(yesOrNo).map(([value, text]) => [value, inLanguage(context, text)]) };
  }
  return { kind: named.name === 'Int' || named.name === 'Float' ? 'number' : 'text', choices: [] };
}

const fieldsOf = (type: ReturnType<typeof getNamedType>): object => (isInputObjectType(type) ? type.getFields() : {});

interface NamedRecord {
  id?: string;
  code?: string;
  name: string;
}

/** The root fields whose records are the choices of a parameter, by the name of the parameter. */
const sourcesOfChoices: Partial<Record<string, string>> = {
  section: 'sections { code name }',
  municipality: 'municipalities { code name }',
  code: 'municipalities { code name }',
  edition: 'editions { id name }',
  from: 'editions { id name }',
  to: 'editions { id name }',
  indicators: 'indicators(first: 100) { nodes { code name } }',
  sharedService: 'sharedServices { id name }',
  facility: 'facilities(first: 100) { nodes { id name } }',
};

/** The records that can be chosen, by the names of their parameters. */
export interface KnownChoices {
  choices: ReadonlyMap<string, readonly Choice[]>;
  /** The subgraphs that do not answer, so that an id or a code is typed instead. */
  missing: ReadonlyMap<string, string>;
}

export async function readChoices(list: ExportedList, ask: Ask): Promise<KnownChoices> {
  const names = [...parametersOf(list).keys()].filter((name) => sourcesOfChoices[name] !== undefined);
  if (names.length === 0) return { choices: new Map(), missing: new Map() };
  const text = `query ChoicesOfList { ${names.map((name) => `${name}: ${sourcesOfChoices[name]}`).join(' ')} }`;
  const { data, errors } = await ask<Record<string, NamedRecord[] | { nodes: NamedRecord[] } | null>>(text);
  const choices = new Map<string, Choice[]>();
  const missing = new Map<string, string>();
  for (const name of names) {
    const answer = data?.[name];
    if (answer) choices.set(name, (Array.isArray(answer) ? answer : answer.nodes).map(choiceOf(name)));
    // There is one error for all fields of a subgraph, at the first of them.
    const own = errors.filter(({ path }) => path?.[0] === name);
    const [subgraph] = subgraphsMissingIn({ errors: own.length > 0 ? own : errors });
    if (!answer && subgraph !== undefined) missing.set(name, subgraph);
  }
  return { choices, missing };
}

const choiceOf =
  (name: string) =>
  ({ id, code, name: text }: NamedRecord): Choice => [code ?? id ?? '', name === 'section' ? `${code} ${text}` : text];

/** The two ends of a range as their inputs show them; an end of a range of days as the day that it means. */
export function endsOf({ kind }: FilterInput, value: string | null): [from: string, to: string] {
  const [from = '', to = from] = (value ?? '').split(/\/|\.\./).map((end) => end.trim());
  if (kind !== 'days') return [from, to];
  return [dayOf(from, 'first'), dayOf(to, 'last')];
}

function dayOf(text: string, side: 'first' | 'last'): string {
  const written = text === '' ? undefined : readDateOfAnyPrecision(text);
  if (!written) return text;
  return daysBetween(written.text, written.text)[side] ?? text;
}

/** A condition that is given, in words. */
export interface GivenCondition {
  input: FilterInput;
  /** Such as "参加人数 51〜". */
  text: string;
}

export function givenConditions(inputs: readonly FilterInput[], parameters: URLSearchParams): GivenCondition[] {
  return inputs.flatMap((input) => {
    const value = parameters.getAll(input.name).join(',');
    return value === '' ? [] : [{ input, text: `${input.label} ${valueText(input, value)}` }];
  });
}

function valueText(input: FilterInput, value: string): string {
  if (input.kind === 'days' || input.kind === 'numbers') {
    const [from, to] = endsOf(input, value);
    return from === to ? from : `${from}〜${to}`;
  }
  if (input.kind === 'text' || input.kind === 'number') return value;
  const words = new Map(input.choices);
  return value
    .split(',')
    .map((each) => words.get(each) ?? each)
    .join('・');
}
