import { mapSchema, MapperKind } from '@graphql-tools/utils';
import {
  GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  GraphQLNonNull,
  type GraphQLSchema,
  isEnumType,
} from 'graphql';
import { Locale, localeInSchema } from './locale';
import { inLocale, type LocalizedText } from './localized-text';

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

/** The schema's own Locale, so that it holds no second one; made here when no other field uses it. */
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
