import type { Loaders } from '@tokorozawa/subgraph-kit';
import { plainId } from '@tokorozawa/vocabulary/record-id';
import { InvalidInputError } from '@tokorozawa/vocabulary';
import { Indicator } from './indicator.entity';

const indicatorsIn = (load: Loaders): Promise<Indicator[]> => load.all(Indicator, { id: 'ASC' });

/**
 * The indicators with these ids. One statement reads all that lists show, for a whole request. Versions of an edition, and
 * those that lists leave out, are read by their ids.
 */
export async function readIndicators(ids: string[], load: Loaders): Promise<Indicator[]> {
  const listed = ids.some((id) => plainId(id) === id) ? await indicatorsIn(load) : [];
  const byId = new Map(listed.map((indicator) => [indicator.id, indicator]));
  return Promise.all(ids.map(async (id) => byId.get(id) ?? (await load.existing(Indicator, id))));
}

/** Throws an InvalidInputError if one of these ids and codes is that of no indicator. */
export async function requireIndicators(idsOrCodes: string[], load: Loaders, argument: string): Promise<void> {
  if (idsOrCodes.length === 0) return;
  const known = new Set((await indicatorsIn(load)).flatMap(({ id, code }) => [id, code]));
  const unknown = idsOrCodes.find((idOrCode) => !known.has(plainId(idOrCode)));
  if (unknown === undefined) return;
  throw new InvalidInputError(
    `No indicator has the id or the code "${unknown}". The list \`indicators\` has all of them, such as "population".`,
    { argument },
  );
}

/** Throws an InvalidInputError if one of these codes is that of no dimension of an indicator. */
export async function requireDimensions(codes: string[], load: Loaders, argument: string): Promise<void> {
  if (codes.length === 0) return;
  const known = new Set((await indicatorsIn(load)).flatMap(({ dimensions }) => dimensions.map(({ code }) => code)));
  const unknown = codes.find((code) => !known.has(code));
  if (unknown === undefined) return;
  throw new InvalidInputError(`No dimension has the code "${unknown}". Known: ${[...known].sort().join(', ')}.`, {
    argument,
  });
}
