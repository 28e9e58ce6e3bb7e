import {
  type Caller,
  KnownMunicipality,
  requireScope,
  type Scope,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { ForbiddenError } from '@tokorozawa/vocabulary';
import { type ItemError, WriteErrorCode } from './write-types';

/*
 * Who may write what: a caller with the scope of the mutation, of a municipality that may enter records, and only records of
 * that municipality. The id of a record is made of the municipality of the caller (`writtenId`), so that no call can name one
 * of another, and PostgreSQL holds every transaction to it, by the policies `write_own` in `migrations/`.
 */

/** Returns who calls. Throws an UnauthenticatedError or a ForbiddenError if this caller may not write. */
export async function requireWriter(context: SubgraphContext, scope: Scope): Promise<Caller> {
  const caller = requireScope(context, scope);
  if (await context.load.one(KnownMunicipality, caller.municipality)) return caller;
  throw new ForbiddenError(
    `The municipality ${caller.municipality} of your key is none of those that may enter records. Ask the office that issued the key.`,
  );
}

/** Refuses a record that says that it is of another municipality. Undefined if it says nothing, or that of the caller. */
export function foreignMunicipality(given: unknown, { municipality }: Caller): ItemError | undefined {
  if (given === undefined || given === municipality) return undefined;
  return {
    path: ['municipality'],
    code: WriteErrorCode.FOREIGN_MUNICIPALITY,
    message: {
      ja: `この鍵は自治体 ${municipality} のもので、${String(given)} の記録は書き込めません。`,
      en: `The key is that of the municipality ${municipality}, and cannot write records of ${String(given)}.`,
    },
  };
}
