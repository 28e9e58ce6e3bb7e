import { subgraphs } from '@tokorozawa/registry';
import {
  readTranslations,
  sharedTranslationsDirectory,
  translateSchema,
  Translator,
} from '@tokorozawa/subgraph-kit/translations';
import { Locale } from '@tokorozawa/vocabulary';
import type { GraphQLSchema } from 'graphql';

/** Returns a schema with its descriptions in a language. Those of partners stay as they are. */
export type SchemaIn = (locale: Locale, schema: GraphQLSchema) => GraphQLSchema;

/** The directories with the Japanese descriptions of the city's subgraphs. */
export const translationDirectories = [sharedTranslationsDirectory, ...subgraphs.map(({ directory }) => directory)];

/** Translates a schema when it is needed for the first time. */
export function schemaLanguages(): SchemaIn {
  const translated = new WeakMap<GraphQLSchema, GraphQLSchema>();
  return (locale, schema) => {
    if (locale === Locale.EN) return schema;
    let japanese = translated.get(schema);
    if (!japanese) {
      const translator = new Translator(translationDirectories.flatMap(readTranslations));
      translated.set(schema, (japanese = translateSchema(schema, translator)));
    }
    return japanese;
  };
}
