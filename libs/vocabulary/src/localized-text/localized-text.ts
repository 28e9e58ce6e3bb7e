import { mapSchema, MapperKind } from '@graphql-tools/utils';
import {
  GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  GraphQLNonNull,
  type GraphQLSchema,
  isEnumType,
} from 'graphql';
import { Extensions, Field, registerEnumType } from 'type-graphql';
import { z } from 'zod';

/** A language in which the graph can give its texts. */
export enum Locale {
  JA = 'JA',
  EN = 'EN',
}

/** How {@link Locale} is presented in the schema. */
const localeInSchema = {
  name: 'Locale',
  description: 'A language in which the graph can give its texts.',
  valuesConfig: {
    JA: { description: 'Japanese, as the city publishes it. 「日本語」' },
    EN: {
      description:
        "English: this project's own translation, not the city's. Where a translation is missing, the Japanese text is given. 「英語」",
    },
  },
};

registerEnumType(Locale, localeInSchema);

/** A text in Japanese as published and, where we have translated it, in English. */
export interface LocalizedText {
  ja: string;
  en?: string;
}

/** The shape of a {@link LocalizedText} in a data file. */
export const localizedText = z.strictObject({
  ja: z.string().trim().min(1),
  en: z.string().trim().min(1).optional(),
});

/** The text in the language asked for; in Japanese when it has no translation; null when there is no text. */
export function inLocale(text: LocalizedText, locale: Locale): string;
export function inLocale(text: LocalizedText | null | undefined, locale: Locale): string | null;
export function inLocale(text: LocalizedText | null | undefined, locale: Locale): string | null {
  if (!text) return null;
  return locale === Locale.EN ? (text.en ?? text.ja) : text.ja;
}

/**
 * A field of the type String, or `[String!]` for a list, whose property holds a {@link LocalizedText} or a list of them;
 * or null if the field is nullable. {@link withLocaleArguments} gives every such field its `locale` argument and its
 * resolver.
 *
 * @example
 * ```ts
 * @LocalizedField('What the link is based on. 「理由」')
 * reason!: LocalizedText;
 * ```
 */
export function LocalizedField<List extends boolean = false>(
  description: string,
  { nullable = false, list }: { nullable?: boolean; list?: List } = {},
) {
  return <Name extends string>(
    prototype: { [name in Name]?: List extends true ? LocalizedText[] : LocalizedText | null },
    property: Name,
  ): void => {
    Field(() => (list ? [String] : String), { description, nullable })(prototype, property);
    Extensions({ localized: true })(prototype, property);
  };
}

/** What an object with localized fields looks like to a resolver. */
type LocalizedSource = Record<string, LocalizedText | LocalizedText[] | null | undefined>;

/**
 * Gives every field declared with `@LocalizedField` the argument `locale: Locale! = JA`, and a resolver that reads the
 * property of the field's name as a {@link LocalizedText}, or as a list of them. Returns a new schema; directives are kept.
 */
export function withLocaleArguments(schema: GraphQLSchema): GraphQLSchema {
  const localeType = localeTypeOf(schema);
  return mapSchema(schema, {
    [MapperKind.COMPOSITE_FIELD]: (field: GraphQLFieldConfig<LocalizedSource, unknown>, fieldName) =>
      field.extensions?.localized ? localized(field, fieldName, localeType) : field,
  });
}

/** The type Locale of the schema. It is created only if no other field uses it, so that the schema never has two. */
function localeTypeOf(schema: GraphQLSchema): GraphQLEnumType {
  const present = schema.getType(localeInSchema.name);
  return isEnumType(present) ? present : newLocaleType();
}

function newLocaleType(): GraphQLEnumType {
  const { name, description, valuesConfig } = localeInSchema;
  return new GraphQLEnumType({
    name,
    description,
    values: {
      JA: { ...valuesConfig.JA, value: Locale.JA },
      EN: { ...valuesConfig.EN, value: Locale.EN },
    },
  });
}

function localized<Context>(
  field: GraphQLFieldConfig<LocalizedSource, Context>,
  fieldName: string,
  localeType: GraphQLEnumType,
): GraphQLFieldConfig<LocalizedSource, Context, { locale: Locale }> {
  const args: GraphQLFieldConfigArgumentMap = {
    ...field.args,
    locale: {
      type: new GraphQLNonNull(localeType),
      defaultValue: Locale.JA,
      description: 'The language of the text; Japanese where it has no translation.',
    },
  };
  return { ...field, args, resolve: (source, { locale }) => textIn(source[fieldName], locale) };
}

function textIn(value: LocalizedSource[string], locale: Locale): string | string[] | null {
  return Array.isArray(value) ? value.map((text) => inLocale(text, locale)) : inLocale(value, locale);
}
