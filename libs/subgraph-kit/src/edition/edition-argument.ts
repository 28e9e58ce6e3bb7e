import { GraphQLFiscalYear, InvalidInputError } from '@tokorozawa/vocabulary';
import { Arg, ID } from 'type-graphql';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Loaders } from '../loader/loaders';
import { KnownEdition } from './known-edition.entity';

/** Declares the argument `edition` of a root field. {@link findEdition} reads its value. */
export const EditionArg = (): ReturnType<typeof Arg> =>
  Arg('edition', () => ID, {
    nullable: true,
    description:
      'The edition (年度版) whose version to read, by its id or as people write it: "2024", "令和6年度版", "R6". When absent, the newest version of each record. 「年度版」',
  });

/**
 * Finds an edition by its id or as people write it.
 *
 * @returns its id; undefined if no edition is named
 * @throws InvalidInputError that lists the known editions if there is none of this name
 */
export async function findEdition(text: string | null | undefined, load: Loaders): Promise<string | undefined> {
  if (text === null || text === undefined) return undefined;
  const known = await load.all(KnownEdition, { id: 'ASC' });
  const wanted = folded(text);
  const fiscalYear = fiscalYearIn(wanted);
  const found =
    known.find(({ id, name }) => [id, name.ja, name.en ?? id].map(folded).includes(wanted)) ??
    known.find((edition) => edition.fiscalYear === fiscalYear);
  if (found) return found.id;
  const names = known.map(({ id, name }) => `${id} (${name.ja})`).join(', ');
  throw new InvalidInputError(`No edition is called "${text}". Known: ${names}.`, { argument: 'edition' });
}

const folded = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

function fiscalYearIn(text: string): number | undefined {
  try {
    return Number(GraphQLFiscalYear.parseValue(text.replace(/版$/, '')));
  } catch {
    return undefined;
  }
}

/** Restricts a query to what lists show: the versions of an edition, or without one the newest version of each record. */
export function restrictToEdition<Entity extends ObjectLiteral>(
  query: SelectQueryBuilder<Entity>,
  edition: string | undefined,
): void {
  const { alias, expressionMap } = query;
  query.andWhere(`${alias}.retiredAt IS NULL`);
  // What a municipality enters is in no edition.
  if (!expressionMap.mainAlias?.metadata.findColumnWithPropertyName('listed')) return;
  if (edition) query.andWhere(`${alias}.editionId = :edition AND ${alias}.versionOf IS NOT NULL`, { edition });
  else query.andWhere(`${alias}.listed`);
}
