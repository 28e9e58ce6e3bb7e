import {
  GraphQLEnumType,
  type GraphQLField,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { Extensions, Field } from 'type-graphql';
import { z } from 'zod';
import { Locale, localeInSchema } from './locale';

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
 * or null if the field is nullable. {@link addLocaleArguments} gives every such field its `locale` argument and its
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
    getter?: PropertyDescriptor,
  ): void => {
    const field: FieldDecorator = Field(() => (list ? [String] : String), { description, nullable });
    field(prototype, property, getter);
    // An extension of the class, because type-graphql compares each field with all extensions of fields in each schema.
    Extensions({ [extensionOf(property)]: getter ? 'computed' : 'stored' })(prototype.constructor);
  };
}

const extensionOf = (property: string): string => `localized ${property}`;

type FieldDecorator = (prototype: object, property: string, getter?: PropertyDescriptor) => void;

/** What an object with localized fields looks like to a resolver. */
type LocalizedSource = Record<string, Localized>;

type Localized = LocalizedText | LocalizedText[] | null | undefined;

/** What the context of a request tells localized fields. */
export interface LocaleContext {
  /** The language that the request negotiated. */
  locale: Locale;
}

/**
 * Gives every field declared with `@LocalizedField` the argument `locale: Locale`, and a resolver that reads the property
 * of the field's name as a {@link LocalizedText}, or as a list of them. Without the argument, the text is in the language
 * of the request, which is in the context. Changes the schema itself: a copy would take a tenth of a start.
 */
export function addLocaleArguments(schema: GraphQLSchema): void {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const localized = types.flatMap((type) =>
    Object.values<LocalizedGraphQLField>(type.getFields()).flatMap((field) => {
      const kind = type.extensions[extensionOf(field.name)];
      return kind === undefined ? [] : [{ field, isComputed: kind === 'computed' }];
    }),
  );
  if (localized.length === 0) return;
  const locale = localeTypeOf(schema);
  for (const { field, isComputed } of localized) addLocaleArgument(field, locale, isComputed);
}

type LocalizedGraphQLField = GraphQLField<LocalizedSource, LocaleContext, { locale?: Locale | null }>;

/** The type Locale of the schema. It is added only if no other field uses it, so that the schema never has two. */
function localeTypeOf(schema: GraphQLSchema): GraphQLEnumType {
  const present = schema.getType(localeInSchema.name);
  if (isEnumType(present)) return present;
  const added = newLocaleType();
  schema.getTypeMap()[added.name] = added;
  return added;
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

function addLocaleArgument(field: LocalizedGraphQLField, type: GraphQLEnumType, isComputed: boolean): void {
  const { name, args, resolve } = field;
  field.args = [
    ...args,
    {
      name: 'locale',
      type,
      description: 'The language of the text; null for the language of the request.',
      defaultValue: undefined,
      deprecationReason: undefined,
      extensions: {},
      astNode: undefined,
    },
  ];
  field.resolve =
    isComputed && resolve
      ? async (source, given, context, info) =>
          textIn((await resolve(source, given, context, info)) as Localized, given.locale ?? context.locale)
      : (source, { locale }, context) => textIn(source[name], locale ?? context.locale);
}

function textIn(value: Localized, locale: Locale): string | string[] | null {
  return Array.isArray(value) ? value.map((text) => inLocale(text, locale)) : inLocale(value, locale);
}
