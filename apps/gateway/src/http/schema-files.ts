import { refuseOtherMethods, type ErrorOptions } from '@tokorozawa/resources';
import { etagOf, matchesEtag } from '@tokorozawa/response-cache';
import { languageTagOf, Locale } from '@tokorozawa/vocabulary';
import type { FastifyInstance } from 'fastify';
import { type GraphQLSchema, printSchema } from 'graphql';

const files = { '/schema.graphql': Locale.EN, '/schema.ja.graphql': Locale.JA };

/** The schema to download, in English and in Japanese. It is the same until a partner joins or leaves. */
export function schemaFiles(
  server: FastifyInstance,
  schemaIn: (locale: Locale) => GraphQLSchema,
  options: ErrorOptions,
): void {
  const printed = new WeakMap<GraphQLSchema, SchemaFile>();
  for (const [path, locale] of Object.entries(files)) {
    server.get(path, ({ headers }, reply) => {
      const schema = schemaIn(locale);
      let file = printed.get(schema);
      if (!file) printed.set(schema, (file = printFile(schema, locale)));
      const { text, etag } = file;
      reply.headers({
        'content-type': 'text/plain; charset=utf-8',
        'content-language': languageTagOf[locale],
        'cache-control': 'no-cache',
        etag,
      });
      return matchesEtag(headers['if-none-match'], etag) ? reply.code(304).send() : reply.send(text);
    });
    refuseOtherMethods(server, path, options);
  }
}

interface SchemaFile {
  text: string;
  etag: string;
}

function printFile(schema: GraphQLSchema, locale: Locale): SchemaFile {
  const text = printSchema(schema);
  return { text, etag: etagOf(Buffer.from(text), languageTagOf[locale]) };
}
