import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { buildSchema } from 'graphql';
import type { ConceptNames } from './new-concept.files';

/** What TypeScript or PostgreSQL reads as a word of its own, and not as the name of a constant or a table. */
const reserved = new Set(
  `all analyse analyze and any arguments array as asc asymmetric authorization await binary both break case cast catch
   check class collate collation column concurrently const constraint continue create cross debugger default
   deferrable delete desc distinct do else end enum eval except export extends false fetch finally for foreign freeze
   from full function grant group having if ilike implements import in initially inner instanceof interface intersect
   into is isnull join lateral leading left let like limit localtime localtimestamp natural new not notnull null
   offset on only or order outer overlaps package placing primary private protected public references return returning
   right select similar some static super switch symmetric table tablesample then this throw to trailing true try
   typeof union unique user using var variadic verbose void when where while window with yield`.split(/\s+/),
);

/** Throws a UserFacingError if a name in kebab case cannot be that of a constant, a table or a schema of the database. */
export function checkReserved(name: string): void {
  if (!reserved.has(name) && !/^(pg-|information-schema$)/.test(name)) return;
  throw new UserFacingError(
    `"${name}" is a word of TypeScript or PostgreSQL, and cannot be a name. Choose another one, such as "city-${name}".`,
  );
}

/** Throws a UserFacingError if the graph has the type of a new concept, or one of its root fields. */
export async function checkUnused({ type, field }: ConceptNames): Promise<void> {
  const schema = buildSchema(await readFile(join(workspaceRoot, 'supergraph.graphql'), 'utf8'), {
    assumeValidSDL: true,
  });
  if (schema.getType(type)) throw new UserFacingError(`The graph has the type ${type} already. Choose another name.`);
  const fields = schema.getQueryType()?.getFields() ?? {};
  const taken = [field, `${field}s`].find((name) => fields[name]);
  if (taken) throw new UserFacingError(`The graph has the root field ${taken} already. Choose another name.`);
}
