import { requireKnownParameters, ResourceError } from '@tokorozawa/resources';
import { type LocalizedText, scalars } from '@tokorozawa/vocabulary';
import { type GraphQLNamedType, isEnumType } from 'graphql';
import type { Parameter } from './parameters';

/**
 * The variables of an operation as query parameters give them. A parameter that is not given has its default, and an empty
 * one has no value, as a form sends it. Throws a ResourceError that names the parameter, its type and an example.
 */
export function readVariables(parameters: readonly Parameter[], query: URLSearchParams): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const parameter of parameters) {
    const isGiven = query.has(parameter.name);
    const given = isGiven ? readParameter(parameter, query.getAll(parameter.name)) : undefined;
    const value = given ?? (isGiven && !parameter.isRequired ? undefined : parameter.defaultValue);
    if (value === undefined || value === null) {
      if (parameter.isRequired) throw refuse(parameter, missing);
      // A variable without a value must not get its default.
      if (isGiven && parameter.path.length === 1) variables[parameter.name] = null;
      continue;
    }
    setAt(variables, parameter.path, value);
  }
  return variables;
}

/** Throws a ResourceError for a query parameter that is neither of the question nor among the others, or is given too often. */
export function requireParametersOf(
  parameters: readonly Parameter[],
  query: URLSearchParams,
  others: readonly string[],
): void {
  const namesOf = (isList: boolean): string[] =>
    parameters.filter((parameter) => parameter.isList === isList).map(({ name }) => name);
  requireKnownParameters(query, { single: [...namesOf(false), ...others], repeatable: namesOf(true) });
}

/** How a value is written in an address: the items of a list one by one, and null as an empty text. */
export function writtenValues(value: unknown): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map(String);
  return [value === null ? '' : String(value)];
}

function setAt(object: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown): void {
  if (name === undefined) return;
  if (rest.length === 0) object[name] = value;
  else setAt((object[name] ??= {}) as Record<string, unknown>, rest, value);
}

const maxLength = 1_000;
const maxItems = 100;

function readParameter(parameter: Parameter, texts: readonly string[]): unknown {
  const given = texts.filter((text) => text.trim() !== '');
  if (given.length === 0) return undefined;
  if (given.length > maxItems || given.some((text) => text.length > maxLength)) throw refuse(parameter, tooLong);
  const values = given.map((text) => readValue(parameter, text));
  return parameter.isList ? values : values[0];
}

const readers: Record<string, (text: string) => unknown> = {
  Int(text) {
    const value = /^[+-]?\d{1,10}$/.test(text) ? Number(text) : undefined;
    return value !== undefined && Math.abs(value) < 2 ** 31 ? value : undefined;
  },
  Float: (text) => (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined),
  Boolean: (text) => ({ true: true, false: false })[text.toLowerCase()],
};

const scalarOfName = new Map(scalars.map((scalar) => [scalar.name, scalar]));

function readValue(parameter: Parameter, text: string): unknown {
  const { type } = parameter;
  const trimmed = text.trim();
  if (isEnumType(type)) {
    if (type.getValue(trimmed)) return trimmed;
    throw refuse(parameter, wrong(trimmed));
  }
  const reader = readers[type.name];
  if (reader) {
    const value = reader(trimmed.normalize('NFKC'));
    if (value === undefined) throw refuse(parameter, wrong(trimmed));
    return value;
  }
  const scalar = scalarOfName.get(type.name);
  if (!scalar) return text;
  try {
    scalar.parseValue(trimmed);
    return trimmed;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw refuse(parameter, { ja: wrong(trimmed).ja, en: reason });
  }
}

type Text = LocalizedText & { en: string };

const missing: Text = { ja: '値が必要です。', en: 'A value is needed.' };
const tooLong: Text = {
  ja: `値が多すぎるか、長すぎます(${maxItems}個、それぞれ${maxLength}文字まで)。`,
  en: `There are too many values, or one is too long: up to ${maxItems}, each of up to ${maxLength} characters.`,
};
const wrong = (text: string): Text => {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return { ja: `「${shown}」は使えません。`, en: `"${shown}" is none.` };
};

/** A parameter of a question that has a wrong value, or none. Its text names the parameter as an address does. */
export class WrongParameter extends ResourceError {
  constructor(
    readonly of: Parameter,
    /** What is wrong with its value, in a sentence. */
    readonly why: Text,
  ) {
    const { name, example } = of;
    const type = typeText(of);
    const written = `${encodeURIComponent(name)}=${example}`;
    const text = {
      ja: `パラメーター「${name}」には${type.ja}を指定してください。例: ${written} 。${why.ja}`,
      en: `The parameter "${name}" takes ${type.en}, such as ${written}. ${why.en}`,
    };
    super(400, 'BAD_USER_INPUT', text, name);
  }
}

const refuse = (parameter: Parameter, why: Text): WrongParameter => new WrongParameter(parameter, why);

const typeTexts: Record<string, Text> = {
  Int: { ja: '整数', en: 'a whole number' },
  Float: { ja: '数', en: 'a number' },
  Boolean: { ja: 'true または false', en: 'true or false' },
  ID: { ja: 'ID', en: 'an id' },
  String: { ja: '文字列', en: 'a text' },
  Date: { ja: '日', en: 'a day' },
  DateBound: { ja: '日、月、年または年度', en: 'a day, a month, a year or a fiscal year' },
  FiscalYear: { ja: '年度', en: 'a fiscal year' },
  YearMonth: { ja: '年月', en: 'a month' },
  MunicipalityCode: { ja: '市区町村コード', en: 'a municipality code' },
};

/** What a parameter takes, in words: "整数(繰り返し可)", "a whole number, repeated for each". */
export function typeText({ type, isList }: Pick<Parameter, 'type' | 'isList'>): Text {
  const text = textOfType(type);
  return isList ? { ja: `${text.ja}(いくつでも繰り返し)`, en: `${text.en}, repeated for each` } : text;
}

function textOfType(type: GraphQLNamedType): Text {
  if (!isEnumType(type)) return typeTexts[type.name] ?? { ja: type.name, en: type.name };
  const names = type.getValues().map(({ name }) => name);
  return { ja: `${names.join('、')} のいずれか`, en: `one of ${names.join(', ')}` };
}
